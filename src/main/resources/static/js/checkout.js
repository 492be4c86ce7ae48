/* What the checkout pages gain with scripts: sums while typing, the button that says what it takes. All is counted again on the server. */
const parse = (typed) => {
  let text = (typed || '').replace(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-');
  const comma = text.lastIndexOf(','), dot = text.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) {
    const group = comma > dot ? '.' : ',';
    text = text.split(group).join('');
  }
  const number = Number(text.replace(',', '.'));
  return text && Number.isFinite(number) ? number : 0;
};
const language = document.documentElement.lang || 'en';
const figures = (decimals) => new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const round = (value, decimals) => Math.round((value + Number.EPSILON) * 10 ** decimals) / 10 ** decimals;
const plain = (value, decimals) => new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false }).format(round(value, decimals));

/* the payment card */
document.querySelectorAll('form[data-pay]').forEach((form) => {
  const decimals = Number(form.dataset.decimals), due = Number(form.dataset.due), format = figures(decimals);
  const unit = form.dataset.sample.replace(/[\d.,\s\u00a0\u202f']/g, '');
  const shown = (value) => `${format.format(value)}\u00a0${unit}`;
  const money = form.querySelector('[data-money]'), money2 = form.querySelector('[data-money2]'), tender2 = form.querySelector('[data-tender2]');
  const left = form.querySelector('[data-left]'), label = form.querySelector('[data-take-label]');
  const values = [...form.querySelectorAll('[data-value]')];
  let byHand = false;
  const update = () => {
    const value = values.reduce((sum, field) => sum + parse(field.value), 0);
    const rest = Math.max(0, round(due - value, decimals)), second = parse(money2.value);
    left.textContent = shown(rest);
    if (!byHand) money.value = rest - second > 0 ? plain(rest - second, decimals) : '';
    const first = parse(money.value), total = round(first + second, decimals);
    const settles = round(value + total, decimals) >= due;
    const chosen = form.querySelector('[data-tender]:checked');
    const tender = first > 0 && second > 0 && tender2.value && tender2.value !== chosen?.value ? 'several' : (total > 0 ? (first > 0 ? chosen?.value : tender2.value) : 'value');
    const words = form.getAttribute(`data-${settles ? 'settle' : 'part'}-${tender}`);
    if (words) label.textContent = words.replace('%s', shown(total > 0 ? total : value));
  };
  form.querySelectorAll('[data-use]').forEach((box) => {
    const field = box.parentElement.querySelector('[data-value]');
    box.addEventListener('change', () => {
      field.value = box.checked ? box.dataset.usable : '';
      field.dispatchEvent(new Event('change', { bubbles: true }));
      update();
    });
    field.addEventListener('input', () => { box.checked = parse(field.value) > 0; });
  });
  money.addEventListener('input', () => { byHand = money.value.trim() !== ''; });
  form.addEventListener('input', update);
  form.addEventListener('change', update);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && document.documentElement.dataset.keys !== 'off') {
      event.preventDefault();
      form.requestSubmit(form.querySelector('[data-take]'));
    }
  });
  if (form.querySelector('[aria-invalid=true]')) byHand = true;
  update();
});

/* lines being typed */
document.querySelectorAll('form[data-lines]').forEach((form) => {
  const decimals = Number(form.dataset.decimals), format = figures(decimals);
  const prices = new Map([...document.querySelectorAll('#services option')].map((option) => [option.value, option.dataset.price]));
  const update = () => {
    let gross = 0;
    form.querySelectorAll('tbody tr').forEach((row) => {
      const field = (name) => row.querySelector(`[data-${name}]`);
      const known = prices.get(field('service').value);
      const price = field('price').value.trim() ? parse(field('price').value) : Number(known || 0);
      const amount = round(price * (Number(field('quantity').value) || 1) - parse(field('discount').value), decimals);
      const named = field('service').value.trim() !== '';
      field('amount').textContent = named ? format.format(amount) : '–';
      gross += named ? amount : 0;
    });
    form.querySelector('[data-gross]').textContent = format.format(gross);
  };
  form.addEventListener('change', (event) => {
    if (event.target.matches('[data-service]')) {
      const price = prices.get(event.target.value);
      if (price !== undefined) event.target.closest('tr').querySelector('[data-price]').value = plain(Number(price), decimals);
    }
    update();
  });
  form.addEventListener('input', update);
  update();
});
