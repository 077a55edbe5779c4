import { TextField } from '../../ui/TextField'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'

export function AdvancedDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  return (
    <FeatureDialog
      title="Advanced"
      isSet={draft.externalId !== '' || draft.tenantId !== ''}
      onRemove={() => change({ externalId: '', tenantId: '' })}
      onClose={onClose}
    >
      <TextField
        label="External id"
        name="externalId"
        mono
        data-autofocus
        maxLength={255}
        spellCheck={false}
        autoCapitalize="none"
        value={draft.externalId}
        error={errors.externalId}
        help="Your own id of the link, unique in the workspace. The API finds the link by it."
        onChange={(externalId) => change({ externalId })}
      />
      <TextField
        label="Tenant id"
        name="tenantId"
        mono
        maxLength={255}
        spellCheck={false}
        autoCapitalize="none"
        value={draft.tenantId}
        error={errors.tenantId}
        help="Your own id of whom the link was made for. Lists and analytics can be narrowed to it."
        onChange={(tenantId) => change({ tenantId })}
      />
    </FeatureDialog>
  )
}
