import { Analytics, useAnalytics } from '@dub/analytics/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

function Shop() {
  const { partner, trackLead, trackSale } = useAnalytics()
  function signUp() {
    trackLead({ eventName: 'Sign up', customerExternalId: 'rea', customerName: 'Rea' })
  }
  function buy() {
    trackSale({ customerExternalId: 'rea', amount: 700, invoiceId: 'rea-1' })
  }
  return createElement(
    'main',
    {},
    createElement(Analytics, window.options),
    createElement('button', { onClick: signUp }, 'Sign up'),
    createElement('button', { onClick: buy }, 'Buy'),
    createElement('p', {}, partner ? partner.name : 'nobody'),
  )
}

createRoot(document.querySelector('#root')).render(createElement(Shop))
