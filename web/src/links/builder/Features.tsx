import { AdvancedDialog } from './AdvancedDialog'
import { ExpiryDialog } from './ExpiryDialog'
import type { FeatureName } from './features'
import type { Part } from './part'
import { PasswordDialog } from './PasswordDialog'
import { PreviewDialog } from './PreviewDialog'
import { TargetingDialog } from './TargetingDialog'
import { TestDialog } from './TestDialog'
import { UtmDialog } from './UtmDialog'

const DIALOGS = {
  utm: UtmDialog,
  targeting: TargetingDialog,
  test: TestDialog,
  password: PasswordDialog,
  expiry: ExpiryDialog,
  preview: PreviewDialog,
  advanced: AdvancedDialog,
} as const

/** The dialog of a feature. */
export function FeatureOf({ name, onClose, ...part }: Part & { name: FeatureName; onClose: () => void }) {
  const Chosen = DIALOGS[name]
  return <Chosen {...part} onClose={onClose} />
}
