package dev.iamtracker.simulate.company;

import java.util.List;

/// Words that fictional names are made of.
final class Names {
  /// ASCII only: IAM user names allow nothing else.
  static final List<String> FIRST =
      List.of(
          "anna", "bela", "carlos", "dana", "emre", "farah", "greta", "hugo", "ines", "jonas",
          "kenji", "lena", "mateo", "nadia", "oskar", "priya", "quentin", "rosa", "samir", "tara",
          "uma", "viktor", "wanda", "yusuf", "zoe");

  static final List<String> LAST =
      List.of(
          "adler",
          "bakker",
          "costa",
          "dubois",
          "eriksen",
          "fischer",
          "garcia",
          "haas",
          "ivanova",
          "jansen",
          "kowalski",
          "lindqvist",
          "moreau",
          "novak",
          "okafor",
          "petrov",
          "quinn",
          "rossi",
          "schmidt",
          "tanaka",
          "ueda",
          "virtanen",
          "weber",
          "yilmaz",
          "zhang");

  /// Some users of Identity Center, whose names may be written as in real life.
  static final List<String> FULL =
      List.of(
          "jürgen.groß",
          "søren.ødegård",
          "zoë.lefèvre",
          "łukasz.wójcik",
          "ángel.muñoz",
          "山田.太郎",
          "Ελένη.Παππά",
          "наталия.орлова");

  static final List<String> TEAMS =
      List.of(
          "payments",
          "checkout",
          "catalog",
          "search",
          "billing",
          "reports",
          "ingest",
          "mailer",
          "pricing",
          "inventory",
          "media",
          "ledger",
          "fraud",
          "profile",
          "session",
          "export");

  static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/141.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.6 Safari/605.1.15",
          "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0");

  static final List<String> TERMINALS =
      List.of(
          "aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/macos#24.6.0 md/arch#arm64 lang/python#3.13.7"
              + " md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe",
          "aws-cli/2.28.11 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0-85-generic md/arch#x86_64"
              + " lang/python#3.13.4 md/pyimpl#CPython cfg/retry-mode#standard",
          "Boto3/1.40.45 md/Botocore#1.40.45 ua/2.1 os/windows#11 md/arch#amd64 lang/python#3.12.6",
          "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io)"
              + " terraform-provider-aws/6.14.1 aws-sdk-go-v2/1.39.0 ua/2.1 os/macos"
              + " lang/go#1.24.6");

  private Names() {}
}
