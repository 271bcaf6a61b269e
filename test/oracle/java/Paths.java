import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.minidev.json.JSONArray;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;

/** Jayway JsonPath over json-smart. */
final class Paths {
  /** What a path reads from a text: its Java type, how it is printed, and its JSON text. */
  static Map<String, Object> read(Map<String, Object> request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    Object document;
    try {
      document = JsonPath.parse((String) request.get("body")).json();
    } catch (Throwable failure) {
      return Oracle.error("parse", failure);
    }
    try {
      Object value = JsonPath.parse(document).read((String) request.get("path"));
      answer.put("type", value == null ? "null" : value.getClass().getSimpleName());
      answer.put("printed", value == null ? "" : value.toString());
      answer.put("json", value == null ? "null" : json(value));
    } catch (PathNotFoundException missing) {
      answer.put("missing", true);
    } catch (Throwable failure) {
      return Oracle.error("path", failure);
    }
    return answer;
  }

  static boolean looksLikeJson(String body) {
    String text = body.trim();
    return !text.isEmpty() && "{[\"'".indexOf(text.charAt(0)) >= 0;
  }

  @SuppressWarnings("unchecked")
  static String json(Object value) {
    if (value instanceof Map) return JSONObject.toJSONString((Map<String, Object>) value, JSONStyle.LT_COMPRESS);
    if (value instanceof List) return JSONArray.toJSONString((List<Object>) value, JSONStyle.LT_COMPRESS);
    return JSONValue.toJSONString(value, JSONStyle.LT_COMPRESS);
  }

  private Paths() {}
}
