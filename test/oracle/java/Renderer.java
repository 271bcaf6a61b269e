import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.directive.StopCommand;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/** Velocity 1.7 in API Gateway's mode, with API Gateway's references. */
final class Renderer {
  private static final int MAX_OUTPUT = 64 << 20;
  private static final long MAX_MILLIS = 10_000;
  private static final String NAME = "template";
  private final RuntimeInstance velocity = new RuntimeInstance();

  Renderer() throws Exception {
    velocity.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    velocity.setProperty("runtime.introspector.uberspect", GatewayUberspect.class.getName());
    // A macro can be defined, and is then unknown to whoever calls it.
    velocity.setProperty("velocimacro.permissions.allow.inline", "false");
    velocity.setProperty("velocimacro.library", "");
    // There is nothing to #include or #parse.
    velocity.setProperty("file.resource.loader.path", "/nonexistent");
    velocity.init();
    // Printed as it stands, like every directive that API Gateway does not know.
    velocity.removeDirective("evaluate");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> render(Map<String, Object> request) {
    SimpleNode tree;
    try {
      tree = parse(text(request, "template"));
    } catch (Throwable failure) {
      return Oracle.error("parse", failure);
    }
    Map<String, Object> context = GatewayMap.context((Map<String, Object>) request.get("context"));
    StringBuilderWriter output = new StringBuilderWriter();
    try {
      print(tree, references(request, context), output);
    } catch (Throwable failure) {
      return Oracle.error("render", failure);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("output", output.toString());
    answer.put("requestOverride", context.get("requestOverride"));
    Object responseOverride = context.get("responseOverride");
    answer.put("responseOverride", responseOverride);
    if (responseOverride instanceof Map && ((Map<?, ?>) responseOverride).get("status") != null) {
      answer.put("statusType", ((Map<?, ?>) responseOverride).get("status").getClass().getSimpleName());
    }
    return answer;
  }

  /** Parses once, renders until so much processor time is used, each time with fresh references. */
  @SuppressWarnings("unchecked")
  Map<String, Object> bench(Map<String, Object> request) throws Exception {
    SimpleNode tree = parse(text(request, "template"));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long duration = ((Number) request.get("milliseconds")).longValue() * 1_000_000;
    long start = threads.getCurrentThreadCpuTime();
    long used;
    int renders = 0;
    int characters;
    do {
      StringBuilderWriter output = new StringBuilderWriter();
      Map<String, Object> context = GatewayMap.context((Map<String, Object>) request.get("context"));
      print(tree, references(request, context), output);
      renders++;
      characters = output.length();
      used = threads.getCurrentThreadCpuTime() - start;
    } while (used < duration);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("renders", renders);
    answer.put("microseconds", (int) (used / 1000));
    answer.put("characters", characters);
    return answer;
  }

  /** The texts that a template interpolates are parsed here too: a fault in one is a fault of the template. */
  private SimpleNode parse(String template) throws Exception {
    SimpleNode tree = velocity.parse(new StringReader(template), NAME);
    tree.init(adapter(new GatewayContext()), velocity);
    return tree;
  }

  private static void print(SimpleNode tree, GatewayContext references, Writer output) throws IOException {
    try {
      tree.render(adapter(references), output);
    } catch (StopCommand stop) {
      // #stop ends a render that is complete as far as it came.
    }
  }

  private static InternalContextAdapterImpl adapter(GatewayContext references) {
    InternalContextAdapterImpl adapter = new InternalContextAdapterImpl(references);
    adapter.pushCurrentTemplateName(NAME);
    return adapter;
  }

  @SuppressWarnings("unchecked")
  private static GatewayContext references(Map<String, Object> request, Map<String, Object> context) {
    GatewayContext references = new GatewayContext();
    Map<String, Object> variables = (Map<String, Object>) request.get("variables");
    if (variables != null) variables.forEach(references::put);
    Input input = new Input(text(request, "body"), (Map<String, Object>) request.get("params"));
    references.put("input", input);
    references.put("method", input.method());
    references.put("util", new Util());
    references.put("context", context);
    Object stageVariables = request.get("stageVariables");
    references.put("stageVariables", stageVariables == null ? new LinkedHashMap<>() : stageVariables);
    return references;
  }

  private static String text(Map<String, Object> request, String key) {
    Object value = request.get(key);
    return value == null ? "" : value.toString();
  }

  /** Ends a render that would not end: the oracle has more to answer. */
  private static final class StringBuilderWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final long deadline = System.currentTimeMillis() + MAX_MILLIS;

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      text.append(buffer, offset, length);
      if (text.length() > MAX_OUTPUT) throw new IOException("output is too long");
      if (System.currentTimeMillis() > deadline) throw new IOException("render takes too long");
    }

    int length() {
      return text.length();
    }

    @Override
    public String toString() {
      return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
