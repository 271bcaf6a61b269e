import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.minidev.json.JSONArray;

/** Prints the public methods of the classes that templates meet, a class a line: name/parameters. */
public final class PublicMethods {
  public static void main(String[] arguments) {
    Map<Object, Object> map = new LinkedHashMap<>(Map.of("a", 1));
    Map<String, Class<?>> classes = new TreeMap<>();
    for (Object value :
        new Object[] {
          "", 1, 1L, 1.0, 1f, (short) 1, (byte) 1, BigInteger.ONE, BigDecimal.ONE, true, 'a', map, new HashMap<>(),
          new ArrayList<>(), new JSONArray(), new ArrayList<>().iterator(), map.keySet(), map.values(), map.entrySet()
        }) {
      classes.put(value.getClass().getName(), value.getClass());
    }
    // Templates see these under the names that the engine has for them.
    classes.put("java.util.LinkedHashMap$Entry", map.entrySet().iterator().next().getClass());
    classes.put("java.util.ImmutableCollections$ListN", List.of(1, 2, 3).getClass());
    classes.put("Array", AbstractList.class);
    classes.forEach(
        (name, type) -> {
          TreeSet<String> methods = new TreeSet<>();
          collect(type, methods);
          System.out.println(name + " " + String.join(" ", methods));
        });
  }

  /** As Velocity looks them up: those that a public class or interface declares. */
  private static void collect(Class<?> type, Collection<String> methods) {
    if (type == null) return;
    if (Modifier.isPublic(type.getModifiers())) {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
          methods.add(method.getName() + "/" + method.getParameterCount());
        }
      }
    }
    collect(type.getSuperclass(), methods);
    for (Class<?> implemented : type.getInterfaces()) collect(implemented, methods);
  }

  private PublicMethods() {}
}
