import { defaultAccessLogFormat } from '../api-gateway/access-log-format';
import { retentionDays } from '../api-gateway/retention-days';
import type { LogsConfig } from './operation';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Logs } from './settings';

/** What the stage writes to CloudWatch Logs. */
export function normalizeLogs(config: LogsConfig = {}, { provider }: Service): Logs {
  const access = mapOf(config.access);
  const execution = mapOf(config.execution);
  const format = access?.format ?? defaultAccessLogFormat;
  return {
    access: access && {
      format: typeof format === 'string' ? format : JSON.stringify(format),
      retentionInDays: access.retentionInDays ?? (provider['logRetentionInDays'] as number | undefined),
      kmsKeyArn: access.kmsKeyArn,
      destinationArn: access.destinationArn,
    },
    execution: execution && {
      level: execution.level ?? 'ERROR',
      fullExecutionData: execution.fullExecutionData ?? false,
    },
    role: config.role ?? 'existing',
  };
}

function mapOf<Settings extends object>(
  given: boolean | Settings | undefined,
): Partial<Settings> | undefined {
  if (given === undefined || given === false) return undefined;
  return given === true ? {} : given;
}

export function* logsProblems({ access }: LogsConfig = {}, service: Service): Generator<Problem> {
  const path = 'privateApi.logs.access';
  const { format, retentionInDays, kmsKeyArn, destinationArn } = mapOf(access) ?? {};
  const wrong = (place: string, message: string, given: unknown, fix: string): Problem => ({
    code: 'CONFIGURATION_VALUE',
    path: `${path}.${place}`,
    message,
    given,
    fix,
  });
  // Source: apigateway/latest/developerguide/set-up-logging.html
  if (format !== undefined && !/\$context\.(requestId|extendedRequestId)\b/.test(JSON.stringify(format))) {
    yield wrong(
      'format',
      'API Gateway takes no format without a request id.',
      format,
      'Add $context.requestId or $context.extendedRequestId.',
    );
  }
  if (typeof format === 'string' && /[\r\n]/.test(format)) {
    yield wrong('format', 'A format is one line.', format, 'Remove the line breaks.');
  }
  if (retentionInDays !== undefined && !retentionDays.includes(retentionInDays)) {
    yield wrong(
      'retentionInDays',
      'CloudWatch Logs has no such retention.',
      retentionInDays,
      `Use one of ${retentionDays.join(', ')}.`,
    );
  }
  if (destinationArn === undefined) return;
  if (retentionInDays !== undefined || kmsKeyArn !== undefined) {
    yield wrong(
      'destinationArn',
      'Retention and key belong to a log group of this stack, and this is another.',
      destinationArn,
      'Remove retentionInDays and kmsKeyArn, or destinationArn.',
    );
  }
  if (typeof destinationArn !== 'string') return;
  const [, group] = /^arn:[\w-]+:logs:[^:]*:[^:]*:log-group:([^:]+)$/.exec(destinationArn) ?? [];
  if (
    group === undefined &&
    !/^arn:[\w-]+:firehose:.*:deliverystream\/amazon-apigateway-/.test(destinationArn)
  ) {
    yield wrong(
      'destinationArn',
      'An access log goes to a log group, or to a Firehose stream whose name begins with amazon-apigateway-.',
      destinationArn,
      'Write arn:aws:logs:REGION:ACCOUNT:log-group:NAME, without :* at the end.',
    );
  }
  if (group === `/aws/api-gateway/${service.name}-${service.stage}`) {
    yield wrong(
      'destinationArn',
      'The framework deletes this log group after a deploy, unless its own logs.restApi is on.',
      destinationArn,
      'Use another log group.',
    );
  }
}
