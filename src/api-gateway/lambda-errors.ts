/**
 * What Lambda says of an invocation that a function's own code did not end. `RequestId: …` since 2024; before, a
 * time-out began with a date.
 * docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
 */
export function timeoutMessage(requestId: string, seconds: number): string {
  return `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
}

export function olderTimeoutMessage(requestId: string, seconds: number, date: string): string {
  return `${date} ${requestId} Task timed out after ${seconds.toFixed(2)} seconds`;
}

/** @param reason `with error: exit status 1`, `without providing a reason` */
export function exitMessage(requestId: string, reason: string): string {
  return `RequestId: ${requestId} Error: Runtime exited ${reason}`;
}
