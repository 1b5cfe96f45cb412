package dev.iamtracker.standin;

import static dev.iamtracker.standin.Clients.ACCOUNT;
import static dev.iamtracker.standin.Clients.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.world.Member;
import dev.iamtracker.standin.world.OptStatus;
import dev.iamtracker.standin.world.World;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.Region;
import software.amazon.awssdk.services.account.model.RegionOptStatus;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/// Lists of regions and accounts.
class ListsTest {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-22T12:00:00Z"));

  private final World world =
      World.builder()
          .key(KEY, ACCOUNT)
          .key("AKIAEXAMPLEOTHER0000", "444455556666")
          .region("af-south-1", OptStatus.DISABLED)
          .region(ACCOUNT, "ap-east-1", OptStatus.ENABLED)
          .region("ap-east-1", OptStatus.DISABLED)
          .member(ACCOUNT, "first", Member.Status.ACTIVE)
          .member("444455556666", "second", Member.Status.SUSPENDED)
          .member("777788889999", "third", Member.Status.PENDING_CLOSURE)
          .build();
  private final StandIn standIn = StandIn.start(world, CLOCK, StandInOptions.USUAL.withListPage(2));
  private final AccountClient account = Clients.of(standIn).account();
  private final OrganizationsClient organizations = Clients.of(standIn).organizations();

  @AfterEach
  void stop() {
    account.close();
    organizations.close();
    standIn.close();
  }

  @Test
  void listsRegionsPageByPage() {
    assertThat(account.listRegions(list -> list.maxResults(50)).regions()).hasSize(2);
    assertThat(account.listRegionsPaginator(list -> list.maxResults(50)).regions().stream())
        .hasSize(19)
        .extracting(Region::regionName)
        .contains("us-east-1", "af-south-1", "ap-east-1");
  }

  @Test
  void listsRegionsInSomeStates() {
    assertThat(
            account
                .listRegionsPaginator(list -> list.regionOptStatusContains(RegionOptStatus.ENABLED))
                .regions()
                .stream())
        .extracting(Region::regionName)
        .containsExactly("ap-east-1");
  }

  @Test
  void listingRegionsCanBeDenied() {
    standIn.faults().deny("account:ListRegions", "*", "*");

    assertThatExceptionOfType(
            software.amazon.awssdk.services.account.model.AccessDeniedException.class)
        .isThrownBy(() -> account.listRegions(list -> list.maxResults(50)))
        .matches(one -> one.statusCode() == 403);
  }

  @Test
  void listsAccountsPageByPage() {
    assertThat(organizations.listAccounts().accounts()).hasSize(2);
    assertThat(
            organizations.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream()))
        .extracting(Account::id, Account::name, Account::status)
        .containsExactly(
            tuple(ACCOUNT, "first", AccountStatus.ACTIVE),
            tuple("444455556666", "second", AccountStatus.SUSPENDED),
            tuple("777788889999", "third", AccountStatus.PENDING_CLOSURE));
    assertThat(organizations.listAccounts().accounts().getFirst().stateAsString())
        .isEqualTo("ACTIVE");
  }

  @Test
  void listingAccountsCanBeDenied() {
    standIn.faults().deny("organizations:ListAccounts", ACCOUNT, "*");

    assertThatExceptionOfType(
            software.amazon.awssdk.services.organizations.model.AccessDeniedException.class)
        .isThrownBy(organizations::listAccounts);
  }

  @Test
  void saysThatThereIsNoOrganization() {
    World alone = World.builder().key(KEY, ACCOUNT).build();

    try (StandIn other = StandIn.start(alone, CLOCK);
        OrganizationsClient client = Clients.of(other).organizations()) {
      assertThatExceptionOfType(AwsOrganizationsNotInUseException.class)
          .isThrownBy(client::listAccounts);
    }
  }

  @Test
  void otherPartitionsHaveOtherRegions() {
    World china =
        World.builder().key(KEY, ACCOUNT).onlyRegions("cn-north-1", "cn-northwest-1").build();

    try (StandIn other = StandIn.start(china, CLOCK);
        AccountClient client = Clients.of(other).in("cn-northwest-1").account()) {
      assertThat(client.listRegions(list -> list.maxResults(50)).regions())
          .extracting(Region::regionName)
          .containsExactly("cn-north-1", "cn-northwest-1");
    }
  }
}
