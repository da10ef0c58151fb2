// Small comforts on every page. Without any of it the page works.
for (const errors of document.querySelectorAll('[data-errors]')) {
  errors.focus();
  document.title = `(${errors.querySelectorAll('li').length}) ${document.title}`;
}

// <button type="button" hidden data-copy="text" data-copied="word">
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}

// <button type="button" hidden data-print>
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// <form data-confirm="question" data-cancel="word">: asks once more, in the button's own words.
document.addEventListener('submit', event => {
  const form = event.target, { confirm: question, cancel } = form.dataset;
  if (!question || event.defaultPrevented || form.sure || !window.HTMLDialogElement) return;
  event.preventDefault();
  const sender = event.submitter, dialog = document.createElement('dialog'), text = document.createElement('p');
  const row = document.createElement('p'), yes = document.createElement('button'), no = document.createElement('button');
  text.textContent = question;
  text.id = 'sure';
  dialog.setAttribute('aria-labelledby', 'sure');
  row.className = 'actions';
  yes.className = 'danger';
  yes.textContent = sender ? sender.textContent : '✓';
  no.className = 'second';
  no.textContent = cancel || '×';
  no.autofocus = true;
  row.append(no, yes);
  dialog.append(text, row);
  document.body.append(dialog);
  yes.onclick = () => { form.sure = true; form.requestSubmit(sender || undefined); };
  no.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  dialog.showModal();
});

// A second tap on a slow network sends nothing twice.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.sending) { event.preventDefault(); return; }
  form.sending = true;
  setTimeout(() => { form.sending = false; }, 8000);
});
addEventListener('pageshow', () => { for (const form of document.forms) form.sending = form.sure = false; });

// <form data-auto>: the results change in place while filters change; the address follows.
for (const form of document.querySelectorAll('form[data-auto]')) {
  let latest;
  form.addEventListener('change', async () => {
    const old = document.getElementById('results');
    if (!old) return;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${form.getAttribute('action') || location.pathname}?${query}`;
    const mine = latest = Symbol();
    old.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('results');
      if (mine !== latest) return;
      if (!answer.ok || !fresh) { location.assign(address); return; }
      old.replaceWith(document.adoptNode(fresh));
      const count = document.querySelector('[data-count]'), told = page.querySelector('[data-count]');
      if (count && told) count.textContent = told.textContent;
      history.replaceState(null, '', address);
    } catch {
      location.assign(address);
    }
  });
}

// A picked day chooses its button.
for (const pick of document.querySelectorAll('[data-date] .pick')) {
  pick.addEventListener('input', () => { if (pick.value) pick.closest('.row').querySelector('[type=radio]').checked = true; });
}

// Whoever signs out leaves no drafts on this device; photos that wait are sent from any page.
try {
  for (const out of document.querySelectorAll('form[action="/sign-out"]')) {
    out.addEventListener('submit', () => {
      for (const name of Object.keys(localStorage)) if (name.startsWith('draft:')) localStorage.removeItem(name);
    });
  }

  if (localStorage.getItem('photos-waiting') && !document.querySelector('[data-photos], [data-upload]')) import('./photos.js');
} catch { /* A browser without storage keeps nothing, and has nothing to send. */ }
