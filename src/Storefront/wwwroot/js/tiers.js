// The total follows the typed weight: the tier of the whole weight prices all of it, half a fen rounds up, as the server does it, which has the last word.
for (const table of document.querySelectorAll('[data-tiers]:not([data-tiers=""])')) {
  const tiers = [...table.querySelectorAll('tr[data-from]')].map(row => ({ row, from: BigInt(row.dataset.from), price: BigInt(row.dataset.price) }));
  const line = table.querySelector('.total'), output = line.querySelector('output');
  document.addEventListener('weight', event => {
    if (event.target.querySelector('input.num').name !== table.dataset.tiers) return;
    const weight = BigInt(event.detail || 0);
    let at = null;
    for (const tier of tiers) if (weight >= tier.from && (!at || tier.from >= at.from)) at = tier;
    for (const tier of tiers) tier.row.classList.toggle('on', tier === at);
    line.hidden = !at;
    if (!at) return;
    const fen = (weight * at.price + 500000n) / 1000000n;
    output.textContent = `¥${(fen / 100n).toLocaleString('en')}.${String(fen % 100n).padStart(2, '0')}`;
  });
  for (const field of document.querySelectorAll('[data-weight] input.num')) field.dispatchEvent(new Event('input', { bubbles: true }));
}
