// P10: node reload.mjs APPLICATION BARE_STACK; Chromium by CHROMIUM (/usr/bin/chromium), playwright-core from the folder of the call
import { createRequire } from 'node:module';
const { chromium } = createRequire(process.cwd() + '/')('playwright-core');
const [app, bare] = process.argv.slice(2);
const CARDS = 160, TIMES = 7;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
async function opened(base, path, signIn) {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
  const seen = { requests: 0, kept: 0, bytes: 0 };
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.requestWillBeSent', () => seen.requests++);
  network.on('Network.requestServedFromCache', () => seen.kept++);
  network.on('Network.loadingFinished', (one) => { seen.bytes += one.encodedDataLength; });
  if (signIn) {
    await page.goto(base + '/login');
    await page.fill('[name=username]', 'coordinator');
    await page.fill('[name=password]', 'linden-demo-2026');
    await page.press('[name=password]', 'Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  }
  await page.goto(base + path);
  await page.waitForTimeout(1500);
  return { page, seen, url: base + path };
}
async function reload(one) {
  one.seen.requests = one.seen.kept = one.seen.bytes = 0;
  const began = performance.now();
  await one.page.reload({ waitUntil: 'commit' });
  await one.page.waitForFunction((cards) => document.querySelectorAll('article').length >= cards && document.querySelector('article').getBoundingClientRect().height > 0, CARDS, { polling: 'raf' });
  const took = performance.now() - began;
  await one.page.waitForTimeout(700);
  return { took, requests: one.seen.requests - one.seen.kept, kept: one.seen.kept, bytes: one.seen.bytes };
}
const middle = (of) => of.sort((a, b) => a - b)[Math.floor(of.length / 2)];
const both = { application: await opened(app, '/boards/appointments?branch=all', true), bare: await opened(bare, '/board', false) };
const found = { application: [], bare: [] };
for (let i = 0; i < TIMES + 2; i++) for (const name of Object.keys(both)) { const one = await reload(both[name]); if (i >= 2) found[name].push(one); }
for (const name of Object.keys(found)) console.log(name.padEnd(12), Math.round(middle(found[name].map((one) => one.took))) + ' ms', middle(found[name].map((one) => one.requests)) + ' requests over the wire', middle(found[name].map((one) => one.kept)) + ' from the cache', Math.round(middle(found[name].map((one) => one.bytes)) / 1024) + ' KB');
console.log('ratio', (middle(found.application.map((one) => one.took)) / middle(found.bare.map((one) => one.took))).toFixed(2));
await browser.close();
