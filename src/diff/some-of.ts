const shownNames = 6;

/** `GET /orders, POST /orders and 3 more` */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).join(', ');
  return names.length > shownNames ? `${shown} and ${names.length - shownNames} more` : shown;
}
