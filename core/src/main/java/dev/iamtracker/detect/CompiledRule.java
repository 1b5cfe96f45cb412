package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.sigma.RuleHead;
import dev.iamtracker.store.EventScan.In;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule on single events, ready to be tried.
///
/// @param number from 0, in the order of the rules
/// @param baseOnly whether only correlations look at its matches
/// @param gate what an event has to be like at least; empty when nothing is known
/// @param fields that it looks at
/// @param whole whether it looks at the record as a whole
public record CompiledRule(
    int number,
    RuleHead head,
    boolean baseOnly,
    Optional<In> gate,
    Set<String> fields,
    boolean whole,
    Matching matching) {
  private static final Set<Column> ALL =
      EnumSet.complementOf(EnumSet.of(Column.INGESTED_AT, Column.EVENT_DATE));

  public CompiledRule {
    fields = Set.copyOf(fields);
  }

  /// The check, of no use to anybody else.
  public static final class Matching {
    private final Check check;

    Matching(Check check) {
      this.check = check;
    }

    boolean holds(EventFields event) {
      return check.holds(event);
    }

    /// What is left to try on events of a kind.
    Matching given(EventKind kind) {
      return new Matching(check.given(kind));
    }

    /// What has to hold of a column at least; null when nothing is known.
    Check.@Nullable OfField guard() {
      return Guards.of(check);
    }

    boolean isNever() {
      return check == Check.Settled.NEVER;
    }
  }

  public String id() {
    return head.id();
  }

  /// The columns that have to be read to try it.
  public Set<Column> columns() {
    return whole ? ALL : columns(fields);
  }

  /// The columns that give back some fields.
  public static Set<Column> columns(Set<String> fields) {
    Set<Column> columns = EnumSet.of(Column.EXTRA, Column.OUTCOME);
    for (String field : fields) {
      if (field.startsWith(IdentityFields.PREFIX)) {
        Optional<Set<Column>> derived = IdentityFields.columns(field);
        if (derived.isEmpty()) {
          return ALL;
        }
        columns.addAll(derived.get());
        continue;
      }
      FieldPath path = FieldPath.of(field);
      Column around = RecordView.around(path);
      Column column = around == null ? RecordView.column(path) : around;
      if (column == Column.USER_NAME) {
        columns.add(Column.IDENTITY_TYPE);
      }
      if (column != null) {
        columns.add(column);
      } else if (RecordView.isAround(path)) {
        return ALL;
      }
    }
    return columns;
  }
}
