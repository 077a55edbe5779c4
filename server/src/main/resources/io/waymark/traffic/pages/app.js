(() => {
  const button = document.getElementById('open')
  const { copy, intent } = button.dataset

  // For browsers that keep their clipboard from pages.
  function select() {
    const field = document.createElement('textarea')
    field.value = copy
    field.readOnly = true
    field.setAttribute('aria-hidden', 'true')
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }

  async function remember() {
    try {
      await navigator.clipboard.writeText(copy)
    } catch {
      select()
    }
  }

  function go() {
    if (!intent) {
      location.assign(button.href)
      return
    }
    const stay = setTimeout(() => location.assign(button.href), 1500)
    const left = () => document.hidden && clearTimeout(stay)
    document.addEventListener('visibilitychange', left)
    addEventListener('pagehide', () => clearTimeout(stay))
    location.assign(intent)
  }

  button.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    // A clipboard that asks for leave must not keep the visitor.
    const patience = new Promise((done) => setTimeout(done, 600))
    Promise.race([remember(), patience]).then(go)
  })
})()
