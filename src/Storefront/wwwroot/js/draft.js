// Keeps what is typed into the form around [data-draft] on this device until it is sent: a closed browser or a lost network loses nothing.
// Passwords, files and hidden fields are never kept.
const key = name => `draft:${name}`;
const kept = form => [...form.elements].filter(field => field.name && !/^(hidden|password|file|submit|button)$/.test(field.type));

try {
  for (const sent of document.querySelectorAll('[data-draft-sent]')) localStorage.removeItem(key(sent.dataset.draftSent));
  for (const line of document.querySelectorAll('[data-draft]')) keep(line);
} catch { /* A browser that forbids storage keeps no drafts. */ }

function keep(line) {
  const form = line.closest('form'), name = key(line.dataset.draft);

  const stored = JSON.parse(localStorage.getItem(name) || 'null');
  // A form that comes back from the server brings what was typed.
  if (stored && !form.querySelector('[data-errors]') && !('back' in form.dataset)) restore(stored);

  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener('change', save);
  addEventListener('pagehide', () => { if (timer) save(); });

  function save() {
    clearTimeout(timer);
    timer = 0;
    const values = kept(form).filter(field => !/^(radio|checkbox)$/.test(field.type) || field.checked).map(field => [field.name, field.value]);
    localStorage.setItem(name, JSON.stringify({ at: Date.now(), values }));
    line.textContent = line.dataset.kept.replace('{0}', new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' }));
  }

  function restore({ values }) {
    for (const field of kept(form)) {
      const mine = values.filter(([key]) => key === field.name).map(([, value]) => value);
      if (/^(radio|checkbox)$/.test(field.type)) field.checked = mine.includes(field.value);
      else if (mine.length) field.value = mine[0];
    }

    const notice = document.createElement('div'), discard = document.createElement('button');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    discard.type = 'button';
    discard.className = 'quiet';
    discard.textContent = line.dataset.discard;
    discard.onclick = () => { localStorage.removeItem(name); form.reset(); notice.remove(); form.dispatchEvent(new Event('input', { bubbles: true })); };
    const text = document.createElement('p');
    text.append(line.dataset.restored, ' ', discard);
    notice.append(text);
    form.prepend(notice);
    for (const field of kept(form)) field.dispatchEvent(new Event('input', { bubbles: true }));
    clearTimeout(timer);
    timer = 0;
  }
}
