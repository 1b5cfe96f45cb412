package dev.iamtracker.home;

import dev.iamtracker.store.RunStore;
import java.util.Collection;

class InMemoryRunStoreTest implements AdoptingRunStoreContract {
  private final InMemoryRunStore.Shelf shelf = new InMemoryRunStore.Shelf();

  @Override
  public RunStore begin() {
    return new InMemoryRunStore(shelf);
  }

  @Override
  public Collection<String> visible() {
    return shelf.visible();
  }

  @Override
  public long quarantined() {
    return shelf.quarantined().size();
  }
}
