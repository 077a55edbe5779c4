// Runs before the first paint, so that a chosen theme does not flash; the rest is in src/shell/theme.ts.
try {
  const theme = localStorage.getItem('waymark.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // without storage the system's theme applies
}
