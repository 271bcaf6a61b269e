import java.util.HashMap;
import java.util.Map;

/** A map of $context. Printed, it is nothing; its keys come in the order of their hash codes. */
public final class GatewayMap extends HashMap<String, Object> {
  private static final long serialVersionUID = 1L;

  /** $context with the maps that a template may write overrides to. What is given is not changed. */
  static Map<String, Object> context(Map<String, Object> given) {
    GatewayMap context = copy(given == null ? Map.of() : given);
    GatewayMap request = child(context, "requestOverride");
    child(request, "path");
    child(request, "header");
    child(request, "querystring");
    child(child(context, "responseOverride"), "header");
    return context;
  }

  private static GatewayMap child(GatewayMap parent, String key) {
    if (!(parent.get(key) instanceof GatewayMap)) parent.put(key, new GatewayMap());
    return (GatewayMap) parent.get(key);
  }

  @SuppressWarnings("unchecked")
  private static GatewayMap copy(Map<String, Object> given) {
    GatewayMap copy = new GatewayMap();
    given.forEach((key, value) -> copy.put(key, value instanceof Map ? copy((Map<String, Object>) value) : value));
    return copy;
  }

  @Override
  public String toString() {
    return "";
  }
}
