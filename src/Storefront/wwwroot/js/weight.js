// Echoes a typed weight in the unit beside it and asks back when it is ten times the usual. The server reads more spellings than this: what is not understood here has no echo.
const words = { '两': 50, '斤': 500, '市斤': 500, '公斤': 1e3, '千克': 1e3, kg: 1e3, '担': 5e4, '吨': 1e6, t: 1e6, g: 1, '克': 1 };

export function grams(typed, unit) {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/[,\s]/g, '').replace('。', '.');
  const whole = /^(\d+(?:\.\d+)?)(万)?(市斤|公斤|千克|斤|两|担|吨|克|kg|t|g)?$/.exec(text);
  if (!whole) return null;
  return Math.round(Number(whole[1]) * (whole[2] ? 1e4 : 1) * (words[whole[3]] || unit));
}

const show = (amount, word) => `${amount.toLocaleString('en', { maximumFractionDigits: 6 })} ${word}`;

for (const field of document.querySelectorAll('[data-weight]:not([data-on])')) {
  field.dataset.on = '';
  const input = field.querySelector('input.num'), echo = field.querySelector('output'), { usual, jin, kg, t, ask } = field.dataset;
  const update = () => {
    const unit = field.querySelector('[type=radio]:checked');
    const weight = unit && grams(input.value, Number(unit.dataset.grams));
    field.dispatchEvent(new CustomEvent('weight', { bubbles: true, detail: weight }));
    echo.replaceChildren();
    if (!weight) return;
    const other = unit.value === 'kg' || unit.value === 't' ? (jin === 'jin' ? [weight / 1e6, t] : [weight / 500, jin]) : [weight / 1e3, kg];
    echo.append(`= ${weight >= 1e6 && other[1] === kg ? show(weight / 1e6, t) : show(...other)}`);
    if (!usual || weight <= 10 * Number(usual)) return;
    const smaller = [...field.querySelectorAll('[type=radio]')].reverse()
      .find(one => Number(one.dataset.grams) < Number(unit.dataset.grams) && grams(input.value, Number(one.dataset.grams)) <= 10 * Number(usual));
    const question = document.createElement('span');
    question.className = 'ask';
    const guess = smaller ? `${input.value} ${smaller.nextElementSibling.textContent}` : show(Number(usual) / 1e3, kg);
    question.append(' ', ask.replace('{0}', guess));
    echo.append(question);
  };
  field.addEventListener('input', update);
  update();
}
