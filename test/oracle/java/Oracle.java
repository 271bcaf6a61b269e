import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;

/**
 * Answers requests with the original Java engines: one JSON object a line on standard input, one a line on
 * standard output, in order. `op` is `render` (Velocity), `path` (Jayway JsonPath) or `bench` (Velocity, timed).
 */
public final class Oracle {
  // Templates nest: a deep one must end in an error of its own, not in the oracle's.
  private static final long STACK_BYTES = 256L << 20;

  public static void main(String[] arguments) throws Exception {
    Thread worker = new Thread(null, Oracle::serve, "oracle", STACK_BYTES);
    worker.start();
    worker.join();
  }

  private static void serve() {
    try {
      Renderer renderer = new Renderer();
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.trim().isEmpty()) continue;
        Json.write(out, answer(renderer, line));
        out.write('\n');
        if (!in.ready()) out.flush();
      }
      out.flush();
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(Renderer renderer, String line) {
    try {
      Map<String, Object> request = (Map<String, Object>) parse(line);
      String op = String.valueOf(request.get("op"));
      switch (op) {
        case "render":
          return renderer.render(request);
        case "bench":
          return renderer.bench(request);
        case "path":
          return Paths.read(request);
        default:
          throw new IllegalArgumentException("Unknown op " + op);
      }
    } catch (Throwable failure) {
      return error("request", failure);
    }
  }

  /** JSON as API Gateway's templates see it: ordered maps, and json-smart's own arrays. */
  static Object parse(String text) throws Exception {
    return new JSONParser(JSONParser.MODE_PERMISSIVE).parse(text, JSONValue.defaultReader.DEFAULT_ORDERED);
  }

  static Map<String, Object> error(String phase, Throwable failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("phase", phase);
    error.put("type", failure.getClass().getName());
    error.put("message", String.valueOf(failure.getMessage()));
    if (failure.getCause() != null) error.put("cause", String.valueOf(failure.getCause()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("error", error);
    return answer;
  }

  private Oracle() {}
}
