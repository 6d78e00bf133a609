// Runs before the first paint, so that a dark page never flashes white. Kept out of the page: inline scripts are not allowed.
(() => {
  const wanted = localStorage.getItem('vivarani-colour-scheme');
  const dark =
    wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  // Both are kept as JSON: one word in quotes.
  for (const look of ['contrast', 'density']) {
    const kept = localStorage.getItem(`vivarani-${look}`);
    if (kept) document.documentElement.setAttribute(`data-${look}`, kept.replaceAll('"', ''));
  }
})();
