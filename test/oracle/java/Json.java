import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;

/**
 * Answers as JSON in ASCII: a lone surrogate survives the way to the reader, which UTF-8 would not allow. Numbers
 * beyond an Integer are texts with the digits that Java prints, which a reader's own numbers might not have.
 */
final class Json {
  /** A map that holds itself would not end. */
  private static final int MAX_DEPTH = 100;

  static void write(Writer out, Object value) throws IOException {
    write(out, value, 0);
  }

  private static void write(Writer out, Object value, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      string(out, "too deep");
    } else if (value == null || value instanceof Boolean) {
      out.write(String.valueOf(value));
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      out.write(value.toString());
    } else if (value instanceof Map) {
      char before = '{';
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        out.write(before);
        string(out, String.valueOf(entry.getKey()));
        out.write(':');
        write(out, entry.getValue(), depth + 1);
        before = ',';
      }
      out.write(before == '{' ? "{}" : "}");
    } else if (value instanceof Collection) {
      char before = '[';
      for (Object item : (Collection<?>) value) {
        out.write(before);
        write(out, item, depth + 1);
        before = ',';
      }
      out.write(before == '[' ? "[]" : "]");
    } else {
      string(out, value.toString());
    }
  }

  private static void string(Writer out, String text) throws IOException {
    out.write('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.write('\\');
        out.write(c);
      } else if (c >= ' ' && c < 0x7f) {
        out.write(c);
      } else {
        out.write(String.format("\\u%04x", (int) c));
      }
    }
    out.write('"');
  }

  private Json() {}
}
