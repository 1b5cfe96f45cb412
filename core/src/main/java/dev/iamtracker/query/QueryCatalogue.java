package dev.iamtracker.query;

import dev.iamtracker.TrackerException;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The queries a user can ask for by name.
///
/// @param queries in the order in which they are listed; names are unique
public record QueryCatalogue(List<Query> queries) {
  /// The built-in queries in the order in which they are listed.
  static final List<String> BUILT_IN =
      List.of(
          "daily_summary",
          "active_users",
          "hourly_activity",
          "failed_auth",
          "console_logins",
          "logins_without_mfa",
          "root_usage",
          "permission_changes",
          "privilege_escalation",
          "role_assumptions",
          "cross_account",
          "access_keys",
          "sso_permission_sets",
          "sso_account_assignments",
          "sso_admin_policies",
          "sso_applications",
          "sso_admin_users",
          "sso_activity_summary",
          "user_lookup",
          "timeline",
          "source_ips",
          "off_hours",
          "errors",
          "new_identities");

  /// Written from the others; not a query.
  private static final String SCRIPT = "analytics_queries.sql";

  public QueryCatalogue {
    queries = List.copyOf(queries);
  }

  /// The queries that come with the program.
  public static QueryCatalogue builtIn() {
    return new QueryCatalogue(BUILT_IN.stream().map(QueryCatalogue::resource).toList());
  }

  /// One of the queries that come with the program; the others are not read.
  ///
  /// @throws InvalidConfiguration for an unknown name, with the closest known ones
  public static Query builtIn(String name) {
    return BUILT_IN.contains(name) ? resource(name) : builtIn().query(name);
  }

  /// The `*.sql` files of a folder, by name.
  ///
  /// @throws InvalidConfiguration for a folder that cannot be read, or a file that is no query,
  ///   naming file and line
  public static QueryCatalogue load(Path folder) {
    List<Query> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(QueryCatalogue::isQuery).sorted().toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
        queries.add(QueryFile.parse(name, file.toString(), Files.readString(file)));
      }
    } catch (IOException e) {
      throw new InvalidConfiguration("Cannot read the queries of " + folder + ": " + e);
    }
    return new QueryCatalogue(queries);
  }

  /// These queries and the others; where a name is in both, the other replaces this one.
  public QueryCatalogue with(QueryCatalogue others) {
    Map<String, Query> all = new LinkedHashMap<>();
    queries.forEach(query -> all.put(query.name(), query));
    others.queries.forEach(query -> all.put(query.name(), query));
    return new QueryCatalogue(List.copyOf(all.values()));
  }

  public List<String> names() {
    return queries.stream().map(Query::name).toList();
  }

  /// @throws InvalidConfiguration for an unknown name, with the closest known ones
  public Query query(String name) {
    return queries.stream()
        .filter(query -> query.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    "There is no query \"%s\".%s `iat queries` lists all %d."
                        .formatted(name, Suggestions.didYouMean(name, names()), queries.size())));
  }

  private static boolean isQuery(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".sql") && !name.equals(SCRIPT);
  }

  private static Query resource(String name) {
    String path = "/queries/" + name + ".sql";
    try (InputStream file = QueryCatalogue.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new TrackerException("The program is incomplete: " + path + " is missing.");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return QueryFile.parse(name, "queries/" + name + ".sql", text);
    } catch (IOException e) {
      throw new TrackerException("The program is damaged: " + path + " cannot be read.", e);
    }
  }
}
