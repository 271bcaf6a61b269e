export interface Health {
  readonly status: 'ok';
  readonly service: string;
}

export const handler = (): Promise<Health> => Promise.resolve({ status: 'ok', service: 'orders' });
