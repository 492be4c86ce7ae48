/* One stream of what others do, in the page that is looked at and no other: a browser has six connections for all its pages together.
   A board says its columns and calls, every other page calls alone. A page in the background closes its stream and catches up when it is looked at again. */
const region = document.getElementById('calls'), board = document.querySelector('#board[data-stream]');

if (region) {
  const address = board?.dataset.stream ?? region.dataset.stream;
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  let stream = null, timer = 0, wait = 0;
  const close = () => {
    clearTimeout(timer);
    if (stream) tell('live-off');
    stream?.close();
    stream = null;
  };
  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(address);
    stream.addEventListener('ready', () => { wait = 0; tell('live-on'); });
    stream.addEventListener('changed', (event) => tell('live-changed', event.data));
    stream.addEventListener('call', (event) => pop(event.data));
    stream.addEventListener('error', () => {
      tell('live-off');
      if (stream?.readyState !== EventSource.CLOSED) return;
      /* refused: the browser gives up, a server that starts anew does not stay away */
      close();
      wait = Math.min(120000, Math.max(4000, wait * 2));
      timer = setTimeout(listen, wait);
    });
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : listen()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
  /* who goes on at once needs no stream; what was said meanwhile is said again at the next page */
  window.addEventListener('load', () => { timer = setTimeout(listen, board ? 0 : 1000); });

  /* who calls is shown while it rings, without taking the keyboard from what one does; who has seen it is not told again */
  const SEEN = `cuspid.calls.${document.body.dataset.person}`, MOST = matchMedia('(max-width: 640px)').matches ? 1 : 3;
  const seen = () => { try { return JSON.parse(localStorage.getItem(SEEN)) ?? []; } catch { return []; } };
  const shown = (contact) => document.getElementById(`call-${contact}`);
  const remove = (call) => {
    const inside = call?.contains(document.activeElement);
    call?.remove();
    if (inside) (back?.isConnected ? back : document.getElementById('main'))?.focus();
  };
  const keep = (call) => {
    const contact = call.id.slice('call-'.length);
    try { localStorage.setItem(SEEN, JSON.stringify([...seen().filter((one) => one !== contact), contact].slice(-40))); } catch { /* nothing is kept: seen in this page only */ }
  };
  const done = (call) => { keep(call); remove(call); };
  let back = null;
  const asked = new Set();
  const pop = async (contact) => {
    if (asked.has(contact) || seen().includes(contact)) return;
    asked.add(contact);
    const answer = await fetch(`/calls/${encodeURIComponent(contact)}`, { credentials: 'same-origin', headers: { 'HX-Request': 'true', 'Cuspid-Unasked': 'call', Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) { asked.delete(contact); return; }
    const call = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.call-pop');
    if (!call || seen().includes(contact)) return;
    call.querySelector('[data-close]').addEventListener('click', () => done(call));
    /* who takes the call up here needs it nowhere else */
    call.addEventListener('click', (event) => { if (event.target.closest('a')) setTimeout(() => done(call)); });
    call.addEventListener('submit', () => keep(call));
    /* the same caller once more takes the place of the call before */
    [...region.children].filter((one) => one.getAttribute('aria-label') === call.getAttribute('aria-label')).forEach(remove);
    /* the newest is nearest to the edge, in whichever order the answers came */
    region.insertBefore(call, [...region.children].find((one) => one.id > call.id) ?? null);
    while (region.children.length > MOST) region.firstElementChild.remove();
  };
  window.addEventListener('storage', (event) => { if (event.key === SEEN) seen().forEach((contact) => remove(shown(contact))); });

  /* C goes to the call, Esc closes it and goes back */
  document.addEventListener('keydown', (event) => {
    const call = region.lastElementChild;
    if (!call || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = event.target.closest?.('.call-pop');
    if (event.key === 'Escape' && inside && region.contains(inside)) { event.preventDefault(); done(inside); return; }
    if (event.key.toLowerCase() !== 'c' || inside || document.documentElement.dataset.keys === 'off' || event.target.closest?.('input,textarea,select,[contenteditable]')) return;
    event.preventDefault();
    back = document.activeElement;
    (call.querySelector('.card-b a,.card-b button:not(:disabled)') ?? call.querySelector('[data-close]')).focus();
  });
}
