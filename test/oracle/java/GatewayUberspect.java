import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;

/** Properties and methods that are absent or null are "". Reflection is absent. */
public final class GatewayUberspect extends UberspectImpl {
  private static final Set<String> REFLECTION = Set.of("class", "getClass", "wait", "notify", "notifyAll");

  @Override
  public VelPropertyGet getPropertyGet(Object target, String name, Info info) throws Exception {
    VelPropertyGet found =
        target == null || REFLECTION.contains(name) ? null : super.getPropertyGet(target, name, info);
    return new VelPropertyGet() {
      @Override
      public Object invoke(Object object) throws Exception {
        Object value = found == null ? key(object) : found.invoke(object);
        return value == null ? "" : value;
      }

      /** A key that is called like a method of reflection is still a key. */
      private Object key(Object object) {
        return object instanceof Map ? ((Map<?, ?>) object).get(name) : null;
      }

      @Override
      public boolean isCacheable() {
        return found != null && found.isCacheable();
      }

      @Override
      public String getMethodName() {
        return found == null ? name : found.getMethodName();
      }
    };
  }

  /** An element that is null is "" like any reference that is null; Velocity would keep the null to itself. */
  @Override
  @SuppressWarnings("unchecked")
  public Iterator<Object> getIterator(Object target, Info info) throws Exception {
    Iterator<Object> elements = super.getIterator(target, info);
    if (elements == null) return null;
    return new Iterator<Object>() {
      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public Object next() {
        Object element = elements.next();
        return element == null ? "" : element;
      }
    };
  }

  private static boolean calledByTemplate() {
    return StackWalker.getInstance()
        .walk(
            (frames) ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .filter((name) -> name.startsWith("org.apache.velocity.runtime.parser.node.AST"))
                    .findFirst())
        .map((name) -> name.endsWith("ASTMethod"))
        .orElse(true);
  }

  @Override
  public VelMethod getMethod(Object target, String name, Object[] arguments, Info info) throws Exception {
    VelMethod found =
        target == null || REFLECTION.contains(name) ? null : super.getMethod(target, name, arguments, info);
    // Velocity itself looks for size() (of $x[-1]), set() and put() (of #set): it must learn that there is none.
    // Its get() (of $x[0]) is a read like any other.
    if (found == null && !name.equals("get") && !calledByTemplate()) return null;
    return new VelMethod() {
      @Override
      public Object invoke(Object object, Object[] values) throws Exception {
        Object value = found == null ? null : found.invoke(object, values);
        return value == null ? "" : value;
      }

      @Override
      public boolean isCacheable() {
        return found != null && found.isCacheable();
      }

      @Override
      public String getMethodName() {
        return found == null ? name : found.getMethodName();
      }

      @Override
      public Class<?> getReturnType() {
        return Object.class;
      }
    };
  }
}
