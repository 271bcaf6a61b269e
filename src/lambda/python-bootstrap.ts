/**
 * The program that a Python execution environment runs: it imports the handler, then answers one invocation after the
 * other as Lambda's Python runtime does (github.com/aws/aws-lambda-python-runtime-interface-client). Invocations come in
 * and answers leave on file descriptor 3, each behind its length (message-channel.ts), so that `print` stays the function's
 * own.
 */
export const pythonBootstrap = String.raw`
import importlib, json, logging, os, signal, struct, sys, time, traceback

requests = os.fdopen(3, "rb")
answers = os.fdopen(os.dup(3), "wb")
os.set_inheritable(3, False)
environ = os.environ

# Ctrl+C reaches all processes of a terminal. The gateway decides what it means: requests in work finish first.
signal.signal(signal.SIGINT, lambda *_: None)

memory = int(environ.pop("PRIVATE_API_MEMORY_LIMIT", "0"))
if memory and sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))

# From Python 3.12 on, the runtime sends text as it is (docs.aws.amazon.com/lambda/latest/dg/lambda-python.html).
version = environ.get("AWS_EXECUTION_ENV", "").rpartition("python")[2].split(".")
escape = not (len(version) == 2 and all(p.isdigit() for p in version) and [int(p) for p in version] >= [3, 12])


class RequestFilter(logging.Filter):
    request_id = ""

    def filter(self, record):
        record.aws_request_id = self.request_id
        return True


# The root logger has a handler from the start (docs.aws.amazon.com/lambda/latest/dg/python-logging.html), so that basicConfig
# does nothing and a level that is set is enough.
request_filter = RequestFilter()
logging.Formatter.converter = time.gmtime
records = logging.StreamHandler(sys.stdout)
records.setFormatter(logging.Formatter(
    "[%(levelname)s]\t%(asctime)s.%(msecs)dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"))
records.addFilter(request_filter)
logging.getLogger().addHandler(records)


class Fault(Exception):
    def __init__(self, kind, message, trace=()):
        Exception.__init__(self, message)
        self.kind, self.trace = kind, list(trace)


class CognitoIdentity(object):
    cognito_identity_id = None
    cognito_identity_pool_id = None


class Context(object):
    client_context = None

    def __init__(self, request_id, deadline, arn, tenant_id):
        self.aws_request_id = request_id
        self.invoked_function_arn = arn
        self.function_name = environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.identity = CognitoIdentity()
        self.tenant_id = tenant_id or None
        self._deadline = deadline

    def get_remaining_time_in_millis(self):
        return max(int(self._deadline - time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))


def answer(verb, request_id, payload):
    message = ("%s\t%s\t%s" % (verb, request_id, payload)).encode("utf-8")
    answers.write(struct.pack(">I", len(message)) + message)
    answers.flush()


def messages():
    while True:
        prefix = requests.read(4)
        if len(prefix) < 4:
            return
        yield requests.read(struct.unpack(">I", prefix)[0]).decode("utf-8")


def error(request_id, kind, message, trace):
    return json.dumps({"errorMessage": message, "errorType": kind, "requestId": request_id, "stackTrace": trace})


def frames_of(e):
    # Those of the function: not of this program, nor of the machinery of imports.
    own = ("<string>", "<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>", importlib.__file__)
    return [(f.filename, f.lineno, f.name, f.line) for f in traceback.extract_tb(e.__traceback__) if f.filename not in own]


def unexpected(request_id):
    kind, value, _ = sys.exc_info()
    return error(request_id, kind.__name__, str(value), traceback.format_list(frames_of(value)))


def load(handler):
    module, dot, name = handler.rpartition(".")
    if not dot:
        raise Fault("Runtime.MalformedHandlerName",
                    "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % handler)
    if module.split(".")[0] in sys.builtin_module_names:
        raise Fault("Runtime.BuiltInModuleConflict", "Cannot use built-in module %s as a handler module" % module)
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as e:
        sys.stderr.write("".join(traceback.format_list(frames_of(e))))
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module, e))
    except SyntaxError as e:
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module, e),
                    ['  File "%s" Line %s\n    %s' % (e.filename, e.lineno, e.text)])
    try:
        return getattr(loaded, name)
    except AttributeError:
        raise Fault("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (name, module))


def marshal(value):
    try:
        return json.dumps(value, ensure_ascii=escape)
    except Exception as e:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % e)


def killed():
    # Lambda kills a function that outgrows its memory; it never sees a MemoryError.
    answer("memory", "", "")
    os._exit(1)


sys.path.insert(0, environ["LAMBDA_TASK_ROOT"])
try:
    handler = load(environ["_HANDLER"])
except Fault as fault:
    answer("init-error", "", error("", fault.kind, str(fault), fault.trace))
    os._exit(1)
except MemoryError:
    killed()
except Exception:
    answer("init-error", "", unexpected(""))
    os._exit(1)
answer("ready", "", "")

for message in messages():
    request_id, deadline, arn, tenant_id, event = message.split("\t", 4)
    request_filter.request_id = request_id
    try:
        verb, payload = "result", marshal(handler(json.loads(event), Context(request_id, float(deadline), arn, tenant_id)))
    except Fault as fault:
        verb, payload = "error", error(request_id, fault.kind, str(fault), fault.trace)
    except MemoryError:
        killed()
    except Exception:
        verb, payload = "error", unexpected(request_id)
    sys.stdout.flush()
    sys.stderr.flush()
    answer(verb, request_id, payload)
`;
