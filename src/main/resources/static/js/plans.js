/* What the plan form gains with scripts: the dental chart fills the tooth field of the row at work; sums while typing. All is counted again on the server. */
const parse = (typed) => {
  let text = (typed || '').replace(/[\s\u00a0\u202f']/g, '');
  const comma = text.lastIndexOf(','), dot = text.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) text = text.split(comma > dot ? '.' : ',').join('');
  const number = Number(text.replace(',', '.'));
  return text && Number.isFinite(number) ? number : null;
};

document.querySelectorAll('form[data-plan]').forEach((form) => {
  const rows = [...form.querySelectorAll('[data-item]')];
  const prices = new Map([...document.querySelectorAll('#services option')].map((option) => [option.value, option.dataset.price]));
  const decimals = Number(form.dataset.decimals);
  const format = new Intl.NumberFormat(document.documentElement.lang || 'en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const sum = form.querySelector('[data-sum]');
  const count = () => {
    const total = rows.reduce((all, row) => {
      const alternative = row.querySelector('[name$=".alternative"]').value;
      const price = parse(row.querySelector('[data-price]').value) ?? Number(prices.get(row.querySelector('[data-service]').value) || 0);
      return alternative === '1' || alternative === '' ? all + price * Number(row.querySelector('[data-quantity]').value || 1) : all;
    }, 0);
    sum.textContent = format.format(total);
  };
  rows.forEach((row) => row.querySelector('[data-service]').addEventListener('change', (event) => {
    const price = prices.get(event.target.value);
    row.querySelector('[data-price]').placeholder = price ? format.format(Number(price)) : '';
  }));
  form.addEventListener('input', count);
  count();
  chart(form, rows);
});

function chart(form, rows) {
  const box = form.querySelector('[data-chart]');
  if (!box || !rows.length) return;
  const teeth = [...box.querySelectorAll('[data-tooth]')], areas = [...box.querySelectorAll('[data-area]')];
  const order = [...areas.map((area) => area.dataset.area), ...teeth.map((tooth) => tooth.dataset.tooth)];
  const heading = box.querySelector('[data-chart-row]'), say = box.querySelector('[data-chart-say]');
  let row = rows.find((one) => !one.querySelector('[data-tooth-field]').value) || rows[0];
  const field = () => row.querySelector('[data-tooth-field]');
  const picked = () => {
    const codes = new Set();
    field().value.split(/[,;\s]+/).filter(Boolean).forEach((part) => {
      const [from, to] = part.split(/[-–]/);
      const a = order.indexOf(from), b = order.indexOf(to ?? from);
      if (a >= 0 && b >= 0) order.slice(Math.min(a, b), Math.max(a, b) + 1).forEach((code) => codes.add(code));
    });
    return codes;
  };
  const show = () => {
    const codes = picked();
    teeth.forEach((tooth) => tooth.setAttribute('aria-checked', codes.has(tooth.dataset.tooth)));
    areas.forEach((area) => area.setAttribute('aria-pressed', codes.has(area.dataset.area)));
    rows.forEach((one) => one.classList.toggle('on', one === row && rows.length > 1));
    const name = row.querySelector('[data-service]').value;
    heading.textContent = heading.dataset.text.replace('%s', String(rows.indexOf(row) + 1)) + (name ? ` · ${name}` : '');
  };
  const toggle = (code) => {
    const codes = picked();
    if (!codes.delete(code)) codes.add(code);
    const list = order.filter((one) => codes.has(one));
    field().value = list.join(', ');
    say.textContent = list.length ? box.dataset.picked.replace('%s', list.join(', ')) : box.dataset.none;
    field().dispatchEvent(new Event('input', { bubbles: true }));
    show();
  };
  rows.forEach((one) => {
    one.addEventListener('focusin', () => { row = one; show(); });
    one.querySelector('[data-tooth-field]').addEventListener('input', show);
  });
  areas.forEach((area) => area.addEventListener('click', () => toggle(area.dataset.area)));
  box.querySelectorAll('input[name=teeth]').forEach((choice) => choice.addEventListener('change', () => {
    box.querySelectorAll('[data-set]').forEach((set) => { set.hidden = set.dataset.set !== choice.value; });
  }));
  box.querySelectorAll('svg').forEach((svg) => {
    const own = [...svg.querySelectorAll('[data-tooth]')], half = own.length / 2;
    const go = (tooth) => {
      own.forEach((one) => one.setAttribute('tabindex', one === tooth ? '0' : '-1'));
      tooth.focus();
    };
    own.forEach((tooth, index) => {
      tooth.addEventListener('click', () => { go(tooth); toggle(tooth.dataset.tooth); });
      tooth.addEventListener('keydown', (event) => {
        const to = { ArrowRight: index + 1, ArrowLeft: index - 1, ArrowDown: index + half, ArrowUp: index - half, Home: 0, End: own.length - 1 }[event.key];
        if (event.key === ' ' || event.key === 'Enter') {
          event.preventDefault();
          toggle(tooth.dataset.tooth);
        } else if (to !== undefined) {
          event.preventDefault();
          if (own[to]) go(own[to]);
        }
      });
    });
  });
  show();
}

/* the signature on the screen: what is drawn becomes a picture in a plain field */
document.querySelectorAll('[data-sign]').forEach((box) => {
  const canvas = box.querySelector('canvas'), field = box.querySelector('input'), pen = canvas.getContext('2d');
  let down = false;
  pen.lineWidth = 3;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#10243f';
  const at = (event) => {
    const place = canvas.getBoundingClientRect();
    return [(event.clientX - place.left) * canvas.width / place.width, (event.clientY - place.top) * canvas.height / place.height];
  };
  canvas.addEventListener('pointerdown', (event) => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!down) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener('pointerup', () => {
    down = false;
    field.value = canvas.toDataURL('image/png');
  });
  box.querySelector('[data-clear]').addEventListener('click', () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    field.value = '';
  });
});
