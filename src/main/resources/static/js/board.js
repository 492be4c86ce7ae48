/* Moving cards by pointer, by menu and by keyboard. All three post the form of the page "Move to…", so the same gate answers; without scripts that page does it all. */
const board = document.getElementById('board');

if (board) {
  const live = document.getElementById('kb-live');
  const post = document.getElementById('kb-form');
  const columns = () => [...board.querySelectorAll('.col')];
  const column = (code) => document.getElementById(`col-${code}`);
  const cardOf = (element) => element?.closest?.('.kc');
  const link = (card) => card?.querySelector('h3 a');
  const keysOff = () => document.documentElement.dataset.keys === 'off';
  const words = (template, ...values) => values.reduce((text, value, n) => text.replace(`{${n}}`, value), template);
  const ask = (url, options = {}) => fetch(url, { credentials: 'same-origin', ...options, headers: { 'HX-Request': 'true', Accept: 'text/html', ...options.headers } })
    .then((answer) => {
      if (answer.redirected && new URL(answer.url).pathname.endsWith('/login')) { location.reload(); throw new Error('signed out'); }
      return answer;
    });
  const parse = (html) => new DOMParser().parseFromString(html, 'text/html');
  const once = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  const failed = () => document.dispatchEvent(new CustomEvent('notice', { detail: { kind: 'bad', text: board.dataset.failed } }));

  /* columns are asked for anew, with as many cards as were open; the place of the keyboard stays */
  const dirty = new Set();
  let busy = false, timer = 0, held = false;
  const refresh = (...codes) => {
    codes.forEach((code) => dirty.add(code));
    clearTimeout(timer);
    timer = setTimeout(run, 60);
  };
  const run = async () => {
    if (busy || held) { timer = setTimeout(run, 200); return; }
    busy = true;
    const codes = [...dirty].filter(column);
    dirty.clear();
    try {
      const answers = await Promise.all(codes.map(async (code) => {
        const old = column(code), url = new URL(old.dataset.url, location.href);
        new URLSearchParams(location.search).forEach((value, name) => url.searchParams.append(name, value));
        url.searchParams.set('shown', old.querySelectorAll('.kc').length);
        const answer = await ask(url, { headers: { 'Cuspid-Unasked': 'columns' } });
        return answer.ok ? [code, parse(await answer.text()).querySelector('.col')] : null;
      }));
      /* nothing is taken from under a hand that just reached for it */
      if (held) { busy = false; refresh(...codes); return; }
      /* all at once, so that a card is never seen twice; what changed meanwhile is asked for again */
      const fresh = answers.filter((one) => one && !dirty.has(one[0]));
      const active = document.activeElement, at = cardOf(active)?.id, seen = at && inSight(active), more = active?.matches?.('.more'), next = at && neighbour(active);
      fresh.forEach(([code, section]) => {
        section.querySelectorAll('.kc').forEach((card) => document.getElementById(card.id)?.remove());
        column(code).replaceWith(section);
        window.htmx?.process(section);
      });
      if (at && !active.isConnected) {
        const again = document.getElementById(at) ?? (next && document.getElementById(next));
        (again?.querySelector(more ? '.more' : 'h3 a') ?? board).focus({ preventScroll: true });
        if (seen) again?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    } catch { /* the next change or a reload brings it */ }
    busy = false;
    if (dirty.size) run();
  };
  const inSight = (element) => { const box = element.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
  const neighbour = (element) => {
    const card = cardOf(element);
    const other = card?.nextElementSibling?.matches('.kc') ? card.nextElementSibling : card?.previousElementSibling;
    return other?.matches?.('.kc') ? other.id : null;
  };

  /* what was done is said, with the way back */
  const said = (content, after, card) => {
    const box = document.createElement('div'), text = content.querySelector('span');
    box.className = 'toast';
    box.append(...content.querySelector('[data-done]').children);
    document.getElementById('toasts').append(box);
    live.textContent = text?.textContent ?? '';
    const undo = box.querySelector('form');
    undo?.addEventListener('submit', async (event) => {
      event.preventDefault();
      const answer = await ask(undo.action, { method: 'POST', body: new URLSearchParams(new FormData(undo)) }).catch(failed);
      const inside = box.contains(document.activeElement);
      box.remove();
      if (inside) link(document.getElementById(card))?.focus();
      if (!answer) return;
      const result = parse(await answer.text());
      if (result.querySelector('[data-done]')) said(result, null, card); else failed();
      after?.();
    });
    let gone;
    const start = () => { gone = setTimeout(() => box.remove(), 10000); };
    ['mouseenter', 'focusin'].forEach((name) => box.addEventListener(name, () => clearTimeout(gone)));
    ['mouseleave', 'focusout'].forEach((name) => box.addEventListener(name, start));
    start();
  };

  /* the gate: beside the card, or in the column of the drop; the card stays until it is answered */
  let gate = null;
  const close = (focus = true) => {
    if (!gate) return;
    const { box, card } = gate;
    gate = null;
    held = false;
    box.remove();
    card.classList.remove('kc-sel');
    if (focus) link(document.getElementById(card.id))?.focus();
  };
  const show = (content, card, near) => {
    const fresh = content.querySelector('[data-gate]');
    if (!fresh) { failed(); return; }
    if (!gate) {
      const box = document.createElement('div');
      box.className = 'pop kb-gate';
      box.setAttribute('role', 'dialog');
      document.body.append(box);
      gate = { box, card };
      card.classList.add('kc-sel');
    }
    held = true;
    /* what is said at the field need not be said above it once more */
    const summary = fresh.querySelector('[data-summary]');
    summary?.querySelectorAll('li').forEach((line) => {
      const name = line.querySelector('a')?.hash.slice(1);
      if (name && fresh.querySelector(`#${CSS.escape(decodeURIComponent(name))}-err`)) line.remove();
    });
    if (summary && !summary.querySelector('li')) summary.remove();
    gate.box.setAttribute('aria-label', link(card).textContent);
    gate.box.replaceChildren(fresh);
    place(gate.box, near ?? card);
    const form = fresh.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
      send(card, form.action, new URLSearchParams(new FormData(form)));
    });
    (fresh.querySelector('[aria-invalid=true]') ?? fresh.querySelector('form input:not([type=hidden]),form select,form textarea') ?? fresh.querySelector('form button')
      ?? fresh.querySelector('.menu a'))?.focus();
  };
  const place = (box, near) => {
    const at = near.getBoundingClientRect(), size = box.getBoundingClientRect();
    const right = at.right + 8 + size.width < innerWidth - 8;
    box.style.left = `${Math.max(8, right ? at.right + 8 : Math.min(at.left - size.width - 8, innerWidth - size.width - 8)) + scrollX}px`;
    box.style.top = `${Math.max(8, Math.min(at.top, innerHeight - size.height - 8)) + scrollY}px`;
  };
  const open = async (card) => {
    close(false);
    held = true;
    const answer = await ask(card.querySelector('.more').href).catch(() => null);
    if (!answer?.ok) { held = false; failed(); return; }
    show(parse(await answer.text()), card);
  };
  const send = async (card, action, body, near) => {
    const from = card.closest('.col')?.dataset.stage, to = body.get('stage'), asking = gate;
    held = true;
    card.setAttribute('aria-busy', 'true');
    const answer = await ask(action, { method: 'POST', body }).catch(() => null);
    card.removeAttribute('aria-busy');
    const content = answer && parse(await answer.text());
    if (content?.querySelector('[data-done]')) {
      if (gate === asking) close(false);
      if (!gate) held = false;
      const target = column(to), id = card.id;
      if (target && from !== to) target.querySelector('.col-h').after(card);
      if (!gate) link(card)?.focus({ preventScroll: true });
      said(content, () => refresh(from, to), id);
      refresh(from, to);
      requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    } else if (content?.querySelector('[data-gate]')) {
      /* who left the gate meanwhile is not asked again */
      if (gate === asking) show(content, card, near); else if (!gate) held = false;
      refresh(from, to);
    } else {
      if (!gate) held = false;
      failed();
    }
  };
  const move = (card, to, near) => {
    const body = new URLSearchParams(new FormData(post));
    body.set('submission', once());
    body.set('stage', to);
    body.set('from', card.closest('.col').dataset.stage);
    return send(card, `/deals/${card.dataset.id}/move`, body, near);
  };

  document.addEventListener('click', (event) => {
    const more = event.target.closest?.('#board .more');
    if (more && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(cardOf(more)); return; }
    if (!gate) return;
    const choice = event.target.closest('.kb-gate .menu a');
    if (choice) { event.preventDefault(); move(gate.card, choice.dataset.stage, gate.card); }
    else if (event.target.closest('.kb-gate [data-close]')) { event.preventDefault(); close(); }
    else if (!gate.box.contains(event.target)) close(false);
  });

  /* keyboard: arrows go from card to card, M opens the menu; there arrows or the numbers choose, Esc leaves */
  document.addEventListener('keydown', (event) => {
    if (!gate || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(); return; }
    if (event.key === 'Tab') {
      const stops = [...gate.box.querySelectorAll('a,button,input:not([type=hidden]),select,textarea')].filter((e) => !e.disabled);
      const first = stops[0], last = stops[stops.length - 1];
      if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
      else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
      return;
    }
    if (event.target.closest('input,select,textarea')) return;
    const items = [...gate.box.querySelectorAll('.menu a')], at = items.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
    } else if (!keysOff() && /^[1-9]$/.test(event.key)) {
      const item = items.find((one) => one.dataset.key === event.key);
      if (item) { event.preventDefault(); item.click(); }
    }
  }, true);
  /* U takes the last move back while that is offered, from wherever the keyboard is */
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'u' || gate || keysOff() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input,textarea,select')) return;
    const undo = [...document.querySelectorAll('#toasts form button')].pop();
    if (undo) { event.preventDefault(); undo.click(); }
  });
  board.addEventListener('keydown', (event) => {
    const card = cardOf(event.target);
    if (!card || gate || keysOff() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'm' || event.key === 'M') {
      if (!card.querySelector('.more')) return;
      event.preventDefault();
      open(card);
      return;
    }
    const cards = [...card.closest('.col').querySelectorAll('.kc')], row = cards.indexOf(card);
    let next = null;
    if (event.key === 'ArrowDown') next = cards[row + 1];
    else if (event.key === 'ArrowUp') next = cards[row - 1];
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const all = columns(), step = event.key === 'ArrowRight' ? 1 : -1;
      for (let n = all.indexOf(card.closest('.col')) + step; n >= 0 && n < all.length && !next; n += step) {
        const there = [...all[n].querySelectorAll('.kc')];
        next = there[Math.min(row, there.length - 1)];
      }
    } else return;
    event.preventDefault();
    link(next)?.focus();
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  /* pointer: a press that moves becomes a drag; a touch scrolls as usual and uses the menu */
  let press = null, ghost = null, over = null, dropped = false;
  const stop = () => {
    ghost?.remove();
    over?.classList.remove('col-over');
    press?.card.classList.remove('kc-from');
    press = ghost = over = null;
    if (!gate) held = false;
  };
  board.addEventListener('pointerdown', (event) => {
    const card = cardOf(event.target);
    dropped = false;
    if (card?.querySelector('.more') && event.button === 0 && event.pointerType !== 'touch' && !event.target.closest('.more')) {
      const box = card.getBoundingClientRect();
      held = true;
      press = { card, x: event.clientX, y: event.clientY, dx: event.clientX - box.left, dy: event.clientY - box.top, width: box.width };
    }
  });
  board.addEventListener('dragstart', (event) => { if (cardOf(event.target)) event.preventDefault(); });
  document.addEventListener('pointermove', (event) => {
    if (!press || (!ghost && Math.hypot(event.clientX - press.x, event.clientY - press.y) < 6)) return;
    if (!ghost) {
      close(false);
      held = true;
      ghost = press.card.cloneNode(true);
      ghost.removeAttribute('id');
      ghost.setAttribute('aria-hidden', 'true');
      ghost.inert = true;
      ghost.classList.add('kc-drag', 'kc-ghost');
      ghost.style.width = `${press.width}px`;
      document.body.append(ghost);
      press.card.classList.add('kc-from');
      live.textContent = words(board.dataset.dragging, link(press.card).textContent);
    }
    event.preventDefault();
    ghost.style.left = `${event.clientX - press.dx}px`;
    ghost.style.top = `${event.clientY - press.dy}px`;
    const edge = board.getBoundingClientRect();
    if (event.clientX > edge.right - 40) board.scrollLeft += 12;
    else if (event.clientX < edge.left + 40) board.scrollLeft -= 12;
    const there = event.clientY < edge.top ? undefined : columns().find((one) => { const box = one.getBoundingClientRect(); return event.clientX >= box.left && event.clientX < box.right; });
    if (there !== over) {
      over?.classList.remove('col-over');
      over = there;
      if (over && over !== press.card.closest('.col')) over.classList.add('col-over');
    }
  });
  document.addEventListener('pointerup', () => {
    if (press && ghost) {
      const { card } = press, target = over;
      stop();
      dropped = true;
      if (target && target !== card.closest('.col')) move(card, target.dataset.stage, target.querySelector('.col-h'));
    } else if (press) {
      stop();
    }
  });
  document.addEventListener('pointercancel', stop);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && ghost) stop(); });
  board.addEventListener('click', (event) => { if (dropped) { event.preventDefault(); event.stopPropagation(); dropped = false; } }, true);

  /* what others do is seen within a moment (live.js has the stream); what was missed without it is caught up with */
  let missed = false;
  const all = () => refresh(...columns().map((one) => one.dataset.stage));
  document.addEventListener('live-on', () => { board.dataset.live = 'on'; if (missed) all(); missed = false; });
  document.addEventListener('live-off', () => { missed = true; board.dataset.live = 'off'; });
  document.addEventListener('live-changed', (event) => (event.detail === '*' ? all() : refresh(...event.detail.split(','))));
}
