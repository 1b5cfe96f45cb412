# `make` lists the targets. A JDK 25 is found by bin/find-jdk; Maven comes with ./mvnw.

SHELL := /bin/sh
MVN := JAVA_HOME="$$(bin/find-jdk)" && export JAVA_HOME && ./mvnw -B
LOGS ?=
# Published CloudTrail records to test against as well, where there are some.
RECORDS ?= $(abspath $(wildcard ../shared/data))

PREFIX ?= /usr/local
# The time of everything in the archive.
EPOCH = $${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}
DIST = -q -Dquick -DskipTests -Diat.cache=true -Diat.epoch=$(EPOCH) -pl cli -am

.DEFAULT_GOAL := help
.PHONY: help run build test test-distributed quick format clean dist test-dist install uninstall \
  bench bench-jmh bench-compare export-bar evaluate fuzz soak

help: ## List the targets
	@echo "IAM Activity Tracker"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
	  | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'
	@echo
	@echo "  make run LOGS=path        reads your own CloudTrail files: a file or a folder"

run: ## Read CloudTrail logs (LOGS=path; else simulated ones) and show what is in them
	@if [ -n "$${LOGS}" ]; then bin/iat run "$${LOGS}"; else bin/iat run --sample; fi
export LOGS

build: ## Build everything, with all gates but without tests
	@$(MVN) -q -DskipTests -Diat.cache=true package

test: ## Run all tests and gates: formatter, compiler warnings, Error Prone, architecture
	@$(MVN) verify $(if $(RECORDS),-Dcloudtrail.records="$(RECORDS)")

test-distributed: ## Run the queries on a Trino server as well (a download of 0.8 GB, once)
	@$(MVN) -Pdistributed -pl distributed -am verify -Dtest='*OnTrinoTest' -Dsurefire.failIfNoSpecifiedTests=false

quick: ## Compile and test without the gates
	@$(MVN) -q -Dquick verify

format: ## Format all sources
	@$(MVN) -q spotless:apply

dist: ## Make an archive that needs no Java, a .deb, checksums and an SBOM: dist/target/release
	@$(MVN) $(DIST) package
	@ls -l dist/target/release

test-dist: ## The same, and try the archive: read-only, without Java, without network
	@$(MVN) $(DIST) -Diat.skipPacked=false -Diat.release="$$PWD/dist/target/release" verify
	@ls -l dist/target/release

install: ## Install what `make dist` made (PREFIX=/usr/local, DESTDIR=)
	@dist/install install "$(PREFIX)"

uninstall: ## Take it away again
	@dist/install uninstall "$(PREFIX)"

# Names from bench/src/main/java/dev/iamtracker/bench/Measurements.java, with commas; empty for the usual ones.
BENCH ?=
RUNS ?= 5
EVENTS ?=
# What is measured: the distribution that was made last, where there is one, else the checkout.
IAT ?= $(firstword $(wildcard dist/target/release/iat-*/bin/iat) bin/iat)
MEASURE = $(MVN) -q -Dquick -DskipTests -pl bench -am package \
  && "$${JAVA_HOME}/bin/java" --enable-native-access=ALL-UNNAMED -cp 'bench/target/lib/*' dev.iamtracker.bench.Main
WHAT = iat="$(IAT)" only="$(BENCH)" runs="$(RUNS)" events="$(EVENTS)"
LATEST = results=bench/target/results.ndjson

bench: ## Measure speed and size into bench/RESULTS.md (BENCH=name,name RUNS=5 EVENTS=10000000)
	@$(MEASURE) run $(WHAT)

bench-jmh: ## Measure the parser alone with JMH
	@$(MEASURE) run $(WHAT) only=parser

bench-compare: ## Hold the results against the committed ones; BENCH=name,name measures these first
ifeq ($(BENCH),)
	@$(MEASURE) compare
else
	@rm -f bench/target/results.ndjson
	@$(MEASURE) run $(WHAT) $(LATEST) page=bench/target/RESULTS.md
	@$(MEASURE) compare $(LATEST)
endif

# The first without DynamoDB and S3, and no two events alike; the second by the packed function.
BAR = "$${JAVA_HOME}/bin/java" --enable-native-access=ALL-UNNAMED -Dlocalaws.folder=../../localaws/target \
  -cp "target/test-classes:target/classes:$$(cat target/classpath.txt)"
LARGE = "$(or $(EVENTS),5000000)"

export-bar: ## Export a day of 5 million events and say what memory that takes (EVENTS=5000000)
	@$(MVN) -q -Dquick -DskipTests -pl lambda/exporter -am package dependency:build-classpath \
	    -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=test \
	  && cd lambda/exporter && rm -rf target/export-bar \
	  && $(BAR) -Xmx768m -XX:+UseSerialGC dev.iamtracker.exporter.ExportProgram target/export-bar/made $(LARGE) \
	  && $(BAR) -Xmx4g dev.iamtracker.exporter.LargeDayProgram target/export-bar/packed $(LARGE)

MINUTES ?=
TARGET ?=
SEED ?=

evaluate: ## Run the rules over simulated attacks and harmless activity: docs/evaluation.md
	@$(MVN) -q -Dquick -DskipTests -pl bench -am package \
	  && "$${JAVA_HOME}/bin/java" --enable-native-access=ALL-UNNAMED -cp 'bench/target/lib/*' \
	    dev.iamtracker.bench.evaluation.Main bin/iat $(RECORDS)

fuzz: ## Look for input that breaks something (MINUTES=10 for each target, TARGET=name)
	@$(MVN) -q -Dquick -DskipTests -pl fuzz -am test-compile dependency:build-classpath \
	  -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=test
	@fuzz/fuzz "$(or $(MINUTES),10)" "$(TARGET)"

soak: ## Use the program and kill it, and compare its lake with the truth (MINUTES=30 SEED=)
	@$(MVN) -q -Dquick -DskipTests -Diat.cache=true -pl cli,soak -am package \
	  && "$${JAVA_HOME}/bin/java" --enable-native-access=ALL-UNNAMED -cp 'soak/target/lib/*' \
	  dev.iamtracker.soak.Main cli/target/app/bin/iat "$(or $(MINUTES),30)" $(SEED)

clean: ## Delete everything that was built
	@$(MVN) -q clean
