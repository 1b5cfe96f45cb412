package dev.iamtracker.store;

/// Somebody else is writing to the store; later it can be used.
public final class StoreBusy extends StoreUnavailable {
  private static final long serialVersionUID = 1L;

  public StoreBusy(String message) {
    super(message, null);
  }
}
