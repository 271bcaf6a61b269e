import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.lang.StringEscapeUtils;

/** $util. */
public final class Util {
  public Object parseJson(String text) throws Exception {
    Object value = Oracle.parse(text);
    // json-smart takes any text for a word; that API Gateway does is not known.
    if (value instanceof String && !Paths.looksLikeJson(text)) throw new IllegalArgumentException("no JSON");
    return value;
  }

  public String escapeJavaScript(String text) {
    return StringEscapeUtils.escapeJavaScript(text);
  }

  public String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public String base64Encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "";
  }

  public String base64Decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
