import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** $input. */
public final class Input {
  /** Headers that no template sees. */
  private static final Set<String> HIDDEN =
      Set.of(
          "connection",
          "content-length",
          "content-md5",
          "expect",
          "max-forwards",
          "proxy-authenticate",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "www-authenticate");

  private final String body;
  private Object document;
  private final Map<String, Object> params = new LinkedHashMap<>();
  private final Map<String, Object> multivaluequerystring = new LinkedHashMap<>();

  @SuppressWarnings("unchecked")
  Input(String body, Map<String, Object> params) {
    this.body = body.isEmpty() ? "{}" : body;
    for (String place : new String[] {"path", "querystring", "header"}) {
      Map<String, Object> values = new LinkedHashMap<>();
      Object given = params == null ? null : params.get(place);
      if (given instanceof Map) {
        ((Map<String, Object>) given).forEach((name, value) -> values.put(name, last(value)));
      }
      if (place.equals("header")) {
        values.keySet().removeIf((name) -> HIDDEN.contains(name.toLowerCase(Locale.ROOT)));
      }
      if (place.equals("querystring") && given instanceof Map) {
        ((Map<String, Object>) given).forEach((name, value) -> multivaluequerystring.put(name, all(value)));
      }
      this.params.put(place, values);
    }
  }

  /** $method: maps of its own. */
  @SuppressWarnings("unchecked")
  Map<String, Object> method() {
    Map<String, Object> request = new LinkedHashMap<>();
    params.forEach((place, values) -> request.put(place, new LinkedHashMap<>((Map<String, Object>) values)));
    request.put("multivaluequerystring", multivaluequerystring);
    return new LinkedHashMap<>(Map.of("request", request));
  }

  public String getBody() {
    return body;
  }

  public Object path(String path) {
    try {
      // Only what looks like JSON is read as JSON; another body is a text.
      if (document == null) document = Paths.looksLikeJson(body) ? JsonPath.parse(body).json() : body;
      // The tree itself: what a template changes in it, later reads see.
      return JsonPath.parse(document).read(path);
    } catch (PathNotFoundException missing) {
      return null;
    }
  }

  public String json(String path) {
    Object value = path(path);
    return value == null ? "\"\"" : Paths.json(value);
  }

  public Object params() {
    return params;
  }

  public Object params(String name) {
    for (String place : new String[] {"path", "querystring", "header"}) {
      Object values = params.get(place);
      Object value = values instanceof Map ? ((Map<?, ?>) values).get(name) : null;
      if (value != null) return value;
    }
    return "";
  }

  @Override
  public String toString() {
    return "";
  }

  private static List<Object> all(Object value) {
    return value instanceof List ? new ArrayList<>((List<?>) value) : new ArrayList<>(List.of(value));
  }

  /** A repeated header or query parameter is seen by its last value. */
  private static Object last(Object value) {
    if (!(value instanceof List)) return value;
    List<?> values = (List<?>) value;
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }
}
