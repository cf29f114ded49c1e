// Focus that a key moved is shown. WebKit asks whether the focus before it was shown, and after a click it was not.

export function focusShown(element: HTMLElement | null | undefined) {
  const how: FocusOptions & { focusVisible: boolean } = { focusVisible: true };
  element?.focus(how);
}
