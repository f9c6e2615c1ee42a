// Runs in any browser, however old: shows a plain page where the application could not run. `dvh` came with Chromium 108.
(function () {
  var modern =
    window.CSS && CSS.supports && CSS.supports('height', '1dvh') && 'noModule' in document.createElement('script');
  if (modern) return;
  document.documentElement.className += ' old';
  var page = document.getElementById('old');
  page.removeAttribute('hidden');
  page.style.cssText =
    'max-width:36em;margin:4em auto;padding:0 1em;font-family:"Microsoft YaHei",sans-serif;line-height:1.8';
})();
