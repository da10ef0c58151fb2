// Photos shrink on the phone (1,024 px, at most 200 KB, no position), wait there while the record goes first, and are sent after it, one by one, each by PUT under an id
// of its own: what broke off is sent again from the page that is open next, and what has arrived is not. Without this the form sends the files themselves.
const Edge = 1024, Most = 200 * 1024;

const store = new Promise((resolve, reject) => {
  const open = indexedDB.open('photos', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('photos', { keyPath: 'id' });
  open.onsuccess = () => resolve(open.result);
  open.onerror = () => reject(open.error);
});

async function ask(mode, act) {
  const photos = (await store).transaction('photos', mode).objectStore('photos');
  return new Promise((resolve, reject) => {
    const request = act(photos);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const all = () => ask('readonly', photos => photos.getAll());
const put = photo => ask('readwrite', photos => photos.put(photo));
const remove = id => ask('readwrite', photos => photos.delete(id));
const fill = (text, ...values) => values.reduce((filled, value, i) => filled.replace(`{${i}}`, value), text);

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
}

// Of a camera's notes (Exif, CIPA DC-008) the hour goes along, which the canvas would lose; the place never does.
async function taken(file) {
  const view = new DataView(await file.slice(0, 128 * 1024).arrayBuffer());
  try {
    for (let at = 2; view.getUint16(0) === 0xFFD8 && view.getUint8(at) === 0xFF && view.getUint8(at + 1) !== 0xDA; at += 2 + view.getUint16(at + 2)) {
      if (view.getUint16(at) !== 0xFFE1 || view.getUint32(at + 4) !== 0x45786966) continue;
      const tiff = at + 10, little = view.getUint16(tiff) === 0x4949;
      const u16 = place => view.getUint16(tiff + place, little), u32 = place => view.getUint32(tiff + place, little);
      const find = (directory, tag) => {
        for (let i = 0, entry = directory + 2; directory && i < u16(directory); i++, entry += 12) if (u16(entry) === tag) return entry + 8;
        return 0;
      };
      const notes = find(u32(4), 0x8769);
      const text = (tag, length) => {
        const entry = notes && find(u32(notes), tag);
        return entry ? String.fromCharCode(...new Uint8Array(view.buffer, tiff + u32(entry), length)) : null;
      };
      const hour = text(0x9003, 19);
      return hour ? [hour, text(0x9011, 6)].filter(Boolean) : [];
    }
  } catch (spoiled) {
    if (!(spoiled instanceof RangeError)) throw spoiled;
  }
  return [];
}

function withHour(jpeg, hour) {
  if (!hour.length) return jpeg;
  const texts = 8 + 18 + 6 + 12 * hour.length, length = texts + 27, view = new DataView(new ArrayBuffer(12 + length)), bytes = new Uint8Array(view.buffer);
  let at = 0;
  const u16 = value => { view.setUint16(at, value); at += 2; }, u32 = value => { view.setUint32(at, value); at += 4; };
  u16(0xFFD8); u16(0xFFE1); u16(8 + length); u32(0x45786966); u16(0);
  u32(0x4D4D002A); u32(8); u16(1); u16(0x8769); u16(4); u32(1); u32(26); u32(0); u16(hour.length);
  hour.forEach((text, i) => { u16(i ? 0x9011 : 0x9003); u16(2); u32(text.length + 1); u32(texts + 20 * i); });
  hour.forEach((text, i) => bytes.set([...text].map(letter => letter.charCodeAt(0)), 12 + texts + 20 * i));
  return new Blob([bytes, jpeg.slice(2)], { type: jpeg.type });
}

async function shrink(file) {
  const image = new Image(), address = URL.createObjectURL(file);
  try {
    image.src = address;
    await image.decode();
    const scale = Math.min(1, Edge / Math.max(image.naturalWidth, image.naturalHeight)), canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    for (let quality = .85; ; quality -= .1) {
      const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (blob.size <= Most || quality < .4) return withHour(blob, await taken(file));
    }
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function field(set) {
  const input = set.querySelector('[type=file]'), list = set.querySelector('[data-list]'), status = set.querySelector('[role=status]');
  const batch = set.querySelector('[data-batch]').value, { most, kept, failed, remove: word } = set.dataset;
  input.parentElement.classList.add('seg');
  input.nextElementSibling.hidden = false;
  const show = async () => {
    const mine = (await all()).filter(photo => photo.batch === batch);
    list.replaceChildren(...mine.map(photo => {
      const item = document.createElement('li'), image = new Image(96, 96), button = document.createElement('button');
      image.src = URL.createObjectURL(photo.blob);
      image.alt = photo.name;
      button.type = 'button';
      button.className = 'quiet';
      button.textContent = word;
      button.onclick = async () => { await remove(photo.id); show(); };
      item.append(image, button);
      return item;
    }));
    status.textContent = mine.length ? fill(kept, mine.length, Math.ceil(mine.reduce((sum, photo) => sum + photo.blob.size, 0) / 1024)) : '';
    return mine.length;
  };
  input.addEventListener('change', async () => {
    const files = [...input.files];
    input.value = '';
    let count = await show();
    for (const file of files) {
      if (count >= Number(most)) break;
      try {
        await put({ id: newId(), batch, name: file.name, blob: await shrink(file), to: null });
        count = await show();
      } catch {
        status.textContent = failed;
        return;
      }
    }
  });
  await show();
}

async function send() {
  const line = document.querySelector('[data-upload]');
  if (line) {
    for (const photo of await all()) if (photo.batch === line.dataset.batch) await put({ ...photo, to: line.dataset.upload });
  }

  const token = document.querySelector('input[name=__RequestVerificationToken]');
  const waiting = (await all()).filter(photo => photo.to);
  const tell = left => {
    if (line) line.textContent = left ? fill(line.dataset.waiting, left) : line.dataset.sent;
  };
  const refuse = (photo, why) => {
    const notice = document.createElement('p');
    notice.className = 'notice bad';
    notice.role = 'alert';
    notice.textContent = `${photo.name} ${why}`;
    if (line && !left) line.textContent = '';
    if (line) line.after(notice); else document.querySelector('main').prepend(notice);
  };
  if (line && waiting.length) tell(waiting.length);
  let left = waiting.length;
  if (left) localStorage.setItem('photos-waiting', left);
  for (const photo of waiting) {
    const answer = await fetch(`${photo.to.replace(/\/$/, '')}/${photo.id}`, {
      method: 'PUT', body: photo.blob, headers: { 'Content-Type': 'image/jpeg', ...(token ? { RequestVerificationToken: token.value } : {}) },
    });
    // A refusal for good (not an image, too many) would be refused again, so it is said and that photo let go; another's record waits for its owner; all else waits for the next try.
    const refused = [409, 413, 415, 422].includes(answer.status);
    if (answer.status === 404) continue;
    if (!answer.ok && !refused) break;
    await remove(photo.id);
    tell(--left);
    if (refused) refuse(photo, await answer.text());
  }

  if (!left) localStorage.removeItem('photos-waiting');
}

try {
  for (const set of document.querySelectorAll('[data-photos]')) await field(set);
  if (navigator.onLine) await send();
} catch { /* Offline, or storage forbidden: photos stay where they are, and the form sends files by itself. */ }
addEventListener('online', () => send().catch(() => {}));
