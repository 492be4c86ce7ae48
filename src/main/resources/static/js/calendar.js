/* Moving appointments by pointer and by keyboard. Both end in the same form the page "Move to…" posts; without scripts that page does it all. */
const calendar = document.querySelector('.cal');
const form = document.getElementById('cal-move');
const live = document.getElementById('cal-live');
const STEP = 15;

document.getElementById('go')?.addEventListener('change', (event) => {
  if (event.target.value) event.target.form.requestSubmit();
});

if (calendar && form) {
  const first = Number(calendar.dataset.first), rows = Number(calendar.dataset.rows);
  const columns = [...calendar.querySelectorAll('.cc[data-date]')];
  let going = null;

  const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const words = (template, ...values) => values.reduce((text, value, n) => text.replace(`{${n}}`, value), template);

  /* who is in the way, shown before anything is saved */
  const taker = () => [...going.column.querySelectorAll('a.ev[data-start]')].find((other) => {
    if (other === going.block || other.dataset.free) return false;
    const start = Number(other.dataset.start), end = start + Number(other.dataset.len);
    return start < going.start + going.len && going.start < end;
  });

  const draw = () => {
    const { ghost, column, start, len } = going;
    const from = Math.max(0, Math.floor((start - first) / STEP));
    const span = Math.max(1, Math.ceil((start + len - first) / STEP) - from);
    ghost.className = `ev ev-new ev-go a${from + 1} l${span}`;
    ghost.querySelector('span').textContent = `${clock(start)}–${clock(start + len)}`;
    column.append(ghost);
    const other = taker();
    ghost.classList.toggle('ev-bump', Boolean(other));
    const where = words(calendar.dataset.moving, clock(start), column.dataset.name || column.dataset.date);
    live.textContent = other ? `${words(calendar.dataset.taken, clock(start), other.dataset.name)} ${where}` : where;
    ghost.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const begin = (block) => {
    const ghost = document.createElement('div'), name = document.createElement('b'), time = document.createElement('span');
    name.textContent = block.dataset.name;
    ghost.append(name, time);
    going = { block, ghost, column: block.closest('.cc'), start: Number(block.dataset.start), len: Number(block.dataset.len) };
    going.origin = { column: going.column, start: going.start, len: going.len };
    block.classList.add('ev-from');
  };

  const stop = (said) => {
    if (!going) return;
    going.ghost.remove();
    going.block.classList.remove('ev-from');
    going = null;
    live.textContent = said ? calendar.dataset.stopped : '';
  };

  const same = () => going.origin.column === going.column && going.origin.start === going.start && going.origin.len === going.len;

  const save = () => {
    const { block, column, start, len } = going;
    if (same()) { stop(false); return; }
    const set = (name, value) => { form.elements[name].value = value ?? ''; };
    form.action = block.dataset.move;
    set('date', column.dataset.date);
    set('time', clock(start));
    set('minutes', len);
    set('practitioner', column.dataset.practitioner);
    set('chair', column.dataset.chair);
    form.requestSubmit();
  };

  const shift = (by, minutes, longer) => {
    const column = columns[columns.indexOf(going.column) + by];
    if (column) going.column = column;
    going.start = Math.min(Math.max(going.start + minutes, first), first + rows * STEP - STEP);
    going.len = Math.min(Math.max(going.len + longer, STEP), 600);
    draw();
  };

  /* keyboard: arrows begin a move, Enter saves it, Esc leaves it; Enter alone opens */
  calendar.addEventListener('keydown', (event) => {
    const block = event.target.closest?.('a.ev[data-move]');
    if (!block || event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === 'off') return;
    const moves = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      if (going && going.block !== block) stop(false);
      if (!going) begin(block);
      if (event.shiftKey) shift(0, 0, move[1]); else shift(move[0], move[1], 0);
    } else if (going && event.key === 'Enter') {
      event.preventDefault();
      save();
    } else if (going && event.key === 'Escape') {
      event.preventDefault();
      stop(true);
    }
  });
  calendar.addEventListener('focusout', (event) => {
    if (going && !going.pointer && event.target === going.block) stop(false);
  });

  /* pointer: a press that moves becomes a drag; a touch scrolls as usual */
  let press = null, dragged = false;
  calendar.addEventListener('pointerdown', (event) => {
    const block = event.target.closest('a.ev[data-move]');
    dragged = false;
    if (block && event.button === 0 && event.pointerType !== 'touch') {
      const box = block.getBoundingClientRect();
      press = { block, x: event.clientX, y: event.clientY, grip: event.clientY - box.top, edge: box.bottom - event.clientY < 6 };
    }
  });
  calendar.addEventListener('dragstart', (event) => { if (event.target.closest('a.ev[data-move]')) event.preventDefault(); });
  document.addEventListener('pointermove', (event) => {
    if (!press) return;
    if (!dragged && Math.hypot(event.clientX - press.x, event.clientY - press.y) < 5) return;
    if (!dragged) {
      dragged = true;
      stop(false);
      begin(press.block);
      going.pointer = true;
    }
    const column = columns.find((one) => {
      const box = one.getBoundingClientRect();
      return event.clientX >= box.left && event.clientX < box.right;
    });
    const box = (column ?? going.column).getBoundingClientRect(), row = box.height / rows;
    const snap = (y) => Math.round((y - box.top) / row) * STEP + first;
    if (press.edge) {
      going.len = Math.min(Math.max(snap(event.clientY) - going.start, STEP), 600);
    } else {
      if (column) going.column = column;
      going.start = Math.min(Math.max(snap(event.clientY - press.grip), first), first + (rows - 1) * STEP);
    }
    draw();
  });
  document.addEventListener('pointerup', () => {
    if (press && dragged && going) save();
    press = null;
  });
  document.addEventListener('pointercancel', () => { press = null; stop(true); });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && press) { press = null; stop(true); }
  });
  calendar.addEventListener('click', (event) => {
    if (dragged) { event.preventDefault(); dragged = false; }
  }, true);
}

/* where one comes back to after a move */
if (location.hash.startsWith('#a-')) document.getElementById(location.hash.slice(1))?.focus();
