import { findOpenTemplate } from './support/find-open-template';

it('no template that lets an outsider in packages, of five thousand', async () => {
  const { open, accepted, shownOpen } = await findOpenTemplate(12, 5000);
  expect(open).toBeUndefined();
  expect(accepted).toBeGreaterThan(1000);
  expect(shownOpen).toBeGreaterThan(50);
}, 300_000);
