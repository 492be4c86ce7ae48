/* What pages gain with scripts; everything works without. No dependencies; htmx is used where a template says so. */
(() => {
  'use strict';
  const root = document.documentElement;
  const text = (name) => document.body.dataset[name] || '';
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const icon = (name) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'i');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(svg.namespaceURI, 'use');
    use.setAttribute('href', `/icons.svg#${name}`);
    svg.append(use);
    return svg;
  };
  root.classList.add('js');

  /* storage that may be switched off */
  const store = (area, key, value) => {
    try {
      if (value === undefined) return area.getItem(key);
      if (value === null) area.removeItem(key); else area.setItem(key, value);
    } catch { /* private mode: nothing is kept */ }
    return null;
  };
  const local = window.localStorage, session = window.sessionStorage;

  /* theme: at once here, kept by the form's post */
  document.addEventListener('submit', (event) => {
    const form = event.target, theme = event.submitter?.name === 'theme' ? event.submitter.value : null;
    if (!theme || !form.hasAttribute('data-theme')) return;
    event.preventDefault();
    const body = new FormData(form);
    body.set('theme', theme);
    root.dataset.bsTheme = theme;
    $$('form[data-theme] [name=theme][aria-pressed]').forEach((b) => b.setAttribute('aria-pressed', b.value === theme));
    fetch(form.action, { method: 'POST', body: new URLSearchParams(body), credentials: 'same-origin' }).catch(() => problem(text('offline')));
  });

  /* toasts: success only, gone by themselves unless looked at; errors stay in the page */
  const live = (toast) => {
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'btn btn-i';
    close.setAttribute('aria-label', text('dismiss'));
    close.title = text('dismiss');
    close.append(icon('x'));
    close.addEventListener('click', () => toast.remove());
    toast.append(close);
    let timer;
    const start = () => { timer = setTimeout(() => toast.remove(), 10000); };
    const stop = () => clearTimeout(timer);
    ['mouseenter', 'focusin'].forEach((name) => toast.addEventListener(name, stop));
    ['mouseleave', 'focusout'].forEach((name) => toast.addEventListener(name, start));
    start();
  };
  const toast = (message, sign = 'check') => {
    const box = document.createElement('div'), words = document.createElement('span');
    box.className = 'toast';
    words.textContent = message;
    box.append(icon(sign), words);
    $('#toasts')?.append(box);
    live(box);
    return box;
  };
  /* what stood in a live region from the start is not read out; what comes into it is */
  $$('.toast').forEach((box) => {
    box.remove();
    setTimeout(() => { $('#toasts')?.append(box); live(box); }, 200);
  });
  document.addEventListener('notice', (event) => {
    if (event.detail.kind === 'bad') problem(event.detail.text); else toast(event.detail.text);
  });
  const problem = (message) => {
    let box = $('.problems');
    if (!box) {
      box = document.createElement('div');
      box.className = 'problems';
      box.setAttribute('role', 'alert');
      $('main')?.prepend(box);
    }
    const note = document.createElement('div'), words = document.createElement('span');
    note.className = 'note n-bad';
    words.textContent = message;
    note.append(icon('alert-circle'), words);
    box.replaceChildren(note);
  };

  /* menus close on Esc, on a click elsewhere, and when the keyboard leaves them */
  const menus = () => $$('details.dd[open]');
  document.addEventListener('click', (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener('focusin', (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = menus().pop();
    if (open) {
      open.open = false;
      $('summary', open).focus();
    } else if (location.hash === '#rail') {
      location.hash = '#main';
      $('.to-menu')?.focus();
    }
  });

  /* search: / or Ctrl+K, arrows, Enter */
  const field = $('#q-all'), pop = $('#q-all-pop'), list = $('#q-all-list');
  if (field) {
    const options = () => $$('[role=option]:not([aria-disabled])', list);
    const show = (on) => { pop.hidden = !on; field.setAttribute('aria-expanded', on); if (!on) choose(-1); };
    let at = -1, back = null;
    const choose = (next) => {
      const all = options();
      at = all.length ? Math.max(-1, Math.min(next, all.length - 1)) : -1;
      all.forEach((option, n) => { option.id = `q-all-${n}`; option.setAttribute('aria-selected', n === at); });
      if (at < 0) field.removeAttribute('aria-activedescendant');
      else { field.setAttribute('aria-activedescendant', `q-all-${at}`); all[at].scrollIntoView({ block: 'nearest' }); }
    };
    list.addEventListener('htmx:afterSwap', () => { show(field.value.trim() !== '' && list.childElementCount > 0); choose(-1); });
    field.addEventListener('htmx:configRequest', (event) => { if (field.value.trim().length < 2) { event.preventDefault(); show(false); } });
    field.addEventListener('focus', (event) => { back = event.relatedTarget; if (field.value.trim() && list.childElementCount) show(true); });
    field.form.addEventListener('focusout', (event) => { if (!field.form.contains(event.relatedTarget)) show(false); });
    list.addEventListener('mousedown', (event) => event.preventDefault());
    field.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') { event.preventDefault(); if (pop.hidden && list.childElementCount) show(true); choose(at + 1); }
      else if (event.key === 'ArrowUp') { event.preventDefault(); choose(at - 1); }
      else if (event.key === 'Enter' && at >= 0 && !pop.hidden) { event.preventDefault(); options()[at].click(); }
      else if (event.key === 'Escape') { if (!pop.hidden) { event.stopPropagation(); show(false); } else if (back?.isConnected) back.focus(); else field.blur(); }
    });
  }

  /* a patient that was searched for is taken by card number, with the name said below */
  document.addEventListener('click', (event) => {
    const choice = event.target.closest('.whom [data-choose]');
    if (!choice) return;
    const whom = choice.closest('.whom'), name = document.createElement('p');
    name.className = 'hint';
    name.textContent = choice.firstElementChild.textContent;
    $('input', whom).value = choice.dataset.choose;
    $('input', whom).focus();
    $('.whom-found', whom).replaceChildren(name);
  });

  /* one box chooses all of its form */
  $$('[data-all]').forEach((all) => {
    const boxes = () => $$(`input[name="${all.dataset.all}"]`, all.form);
    all.addEventListener('change', () => boxes().forEach((box) => { box.checked = all.checked; }));
    all.form.addEventListener('change', () => { all.checked = boxes().every((box) => box.checked); all.indeterminate = !all.checked && boxes().some((box) => box.checked); });
  });

  /* what is open for those with room to see it stays out of the way on a phone */
  if (innerWidth < 640) $$('details[data-wide][open]').forEach((one) => { one.open = false; });

  /* keyboard shortcuts can be turned off */
  root.dataset.keys = store(local, 'cuspid.keys') === 'off' ? 'off' : 'on';
  $$('[data-keys]').filter((box) => box !== root).forEach((box) => {
    box.checked = root.dataset.keys === 'on';
    box.addEventListener('change', () => {
      root.dataset.keys = box.checked ? 'on' : 'off';
      store(local, 'cuspid.keys', box.checked ? null : 'off');
    });
  });
  document.addEventListener('keydown', (event) => {
    if (root.dataset.keys === 'off' || !field) return;
    const typing = event.target.closest('input,textarea,select,[contenteditable]');
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    if (control || (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  /* a form is sent once */
  const release = (form) => {
    form.removeAttribute('aria-busy');
    $$('[data-held]', form).concat($$(`[form="${form.id}"][data-held]`)).forEach((b) => { b.disabled = false; b.removeAttribute('data-held'); b.removeAttribute('aria-busy'); });
  };
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.hasAttribute('data-again') || form.target === '_blank' || form.method !== 'post') return;
    if (form.getAttribute('aria-busy') === 'true') { event.preventDefault(); return; }
    form.setAttribute('aria-busy', 'true');
    setTimeout(() => $$('button:not([type=button]):not(:disabled)', form).forEach((b) => { b.disabled = true; b.dataset.held = ''; b.setAttribute('aria-busy', 'true'); }));
  });
  window.addEventListener('pageshow', () => $$('form[aria-busy=true]').forEach(release));
  document.addEventListener('htmx:afterRequest', (event) => { const form = event.target.closest?.('form'); if (form) release(form); });

  /* what was typed survives the end of a session; kept in this tab, for this person, for an hour */
  const DRAFTS = 'cuspid.drafts', HOUR = 3600000, person = text('person');
  const drafts = () => { try { return JSON.parse(store(session, DRAFTS)) || {}; } catch { return {}; } };
  const keep = (all) => store(session, DRAFTS, Object.keys(all).length ? JSON.stringify(all) : null);
  const formKey = (form) => `${location.pathname} ${form.getAttribute('action') || ''}`;
  const plainFields = (form) => [...form.elements].filter((e) => e.name && !/^(hidden|password|file|submit|button|reset|image)$/.test(e.type)
    && !e.hasAttribute('data-nodraft') && !/^(cc-|one-time|current-pass|new-pass)/.test(e.autocomplete || ''));
  const kept = $$('main form').filter((form) => form.method === 'post' && form.dataset.draft !== 'off');
  if ($('[data-signin]')) {
    /* a mistyped password does not cost the name */
    const NAME = 'cuspid.name', form = $('form[data-signin]'), known = store(session, NAME);
    form.addEventListener('submit', () => store(session, NAME, form.elements.username.value));
    if ($('#login-problem') && known) {
      form.elements.username.value = known;
      form.elements.password.focus();
    } else store(session, NAME, null);
    const all = drafts();
    Object.values(all).forEach((d) => { d.sent = false; });
    keep(all);
  } else if (person) {
    const all = drafts();
    for (const key of Object.keys(all)) {
      if (all[key].sent || all[key].person !== person || Date.now() - all[key].at > HOUR) delete all[key];
    }
    kept.forEach((form) => {
      const draft = all[formKey(form)];
      if (!draft || $('[data-summary]', form)) { if (draft) delete all[formKey(form)]; return; }
      let changed = false;
      plainFields(form).forEach((e) => {
        const values = draft.fields[e.name];
        if (!values) return;
        if (/^(checkbox|radio)$/.test(e.type)) { const on = values.includes(e.value); changed ||= on !== e.checked; e.checked = on; }
        else if (e.value !== values[0]) { changed = true; e.value = values[0]; }
      });
      if (!changed) { delete all[formKey(form)]; return; }
      const note = document.createElement('div'), words = document.createElement('span'), drop = document.createElement('button');
      note.className = 'note n-info wide';
      note.setAttribute('role', 'status');
      words.textContent = text('draft');
      drop.type = 'button';
      drop.className = 'btn-x';
      drop.textContent = text('discard');
      drop.addEventListener('click', () => { const now = drafts(); delete now[formKey(form)]; keep(now); form.reset(); note.remove(); });
      note.append(icon('history'), words, drop);
      form.prepend(note);
    });
    keep(all);
    const save = (form, sent) => {
      const all = drafts(), fields = {};
      plainFields(form).forEach((e) => {
        fields[e.name] ||= [];
        if (!/^(checkbox|radio)$/.test(e.type) || e.checked) fields[e.name].push(e.value);
      });
      all[formKey(form)] = { fields, sent, person, at: Date.now() };
      keep(all);
    };
    let waiting;
    document.addEventListener('input', (event) => {
      const form = event.target.form;
      if (!kept.includes(form)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (form.isConnected) save(form, false); }, 400);
    });
    document.addEventListener('submit', (event) => {
      clearTimeout(waiting);
      if (event.target.hasAttribute('data-logout')) store(session, DRAFTS, null);
      else if (kept.includes(event.target) && !event.defaultPrevented) save(event.target, true);
    });
  }
  document.addEventListener('htmx:afterRequest', (event) => {
    const form = event.target.closest?.('form');
    if (!form || !event.detail.successful) return;
    const all = drafts();
    delete all[formKey(form)];
    keep(all);
  });

  /* htmx: token, session end, failures, focus after a swap */
  document.addEventListener('htmx:configRequest', (event) => {
    const token = $('meta[name=_csrf]')?.content, header = $('meta[name=_csrf_header]')?.content;
    if (token && header && event.detail.verb !== 'get') event.detail.headers[header] = token;
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (new URL(event.detail.xhr.responseURL || location.href).pathname.endsWith('/login')) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  document.addEventListener('htmx:responseError', (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) location.reload();
    else problem(text('gone').replace('{0}', event.detail.xhr.getResponseHeader('X-Request-Id') || status));
  });
  document.addEventListener('htmx:sendError', () => problem(text('offline')));
  let focused = null;
  document.addEventListener('htmx:beforeSwap', () => {
    const e = document.activeElement;
    focused = e && e !== document.body ? { id: e.id, name: e.name, element: e } : null;
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    if (!focused || (focused.element.isConnected && document.activeElement !== document.body)) return;
    const target = event.detail.target?.isConnected ? event.detail.target : event.target;
    const next = (focused.id && document.getElementById(focused.id))
      || (focused.name && $(`[name="${CSS.escape(focused.name)}"]`, target)) || $('[autofocus]', target) || target;
    if (!next.matches('a,button,input,select,textarea,summary,[tabindex]')) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  });

  /* small helpers named by data attributes */
  document.addEventListener('click', (event) => {
    const at = (name) => event.target.closest(`[data-${name}]`);
    if (at('copy')) navigator.clipboard?.writeText(at('copy').dataset.copy).then(() => { const b = $('span', at('copy')) || at('copy'); b.textContent = text('copied'); }).catch(() => {});
    else if (at('print')) window.print();
    else if (at('back')) history.back();
    else if (at('reload')) location.reload();
    else if (at('reveal')) {
      const button = at('reveal'), input = document.getElementById(button.dataset.reveal), on = input.type === 'password';
      input.type = on ? 'text' : 'password';
      button.textContent = text(on ? 'hide' : 'show');
    }
  });
  document.addEventListener('change', (event) => { if (event.target.matches('[data-autosubmit]')) event.target.form.requestSubmit(); });
  /* a summary says which field each line is about */
  $$('[data-summary] a').forEach((link) => {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const name = field && ($(`label[for="${CSS.escape(field.id)}"]`) || $('legend', field.closest('fieldset') || document.createElement('i')) || field);
    const words = (name?.getAttribute('aria-label') || name?.textContent || '').replace('*', '').trim();
    if (words) link.before(`${words}: `);
  });
  $('[data-summary]')?.focus();
})();
