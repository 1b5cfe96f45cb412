# `make` lists the targets. A JDK 25 is found by bin/find-jdk; Maven comes with ./mvnw.

SHELL := /bin/sh
MVN := JAVA_HOME="$$(bin/find-jdk)" && export JAVA_HOME && ./mvnw -B
LOGS ?=
# Published CloudTrail records to test against as well, where there are some.
RECORDS ?= $(abspath $(wildcard ../shared/data))

PREFIX ?= /usr/local
# The time of everything in the archive.
EPOCH = $${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}

.DEFAULT_GOAL := help
.PHONY: help run build test quick format clean dist test-dist install uninstall

help: ## List the targets
	@echo "IAM Activity Tracker"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
	  | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo "  make run LOGS=path      reads your own CloudTrail files: a file or a folder"

run: ## Read CloudTrail logs (LOGS=path; else simulated ones) and show what is in them
	@if [ -n "$${LOGS}" ]; then bin/iat run "$${LOGS}"; else bin/iat run --sample; fi
export LOGS

build: ## Build everything, with all gates but without tests
	@$(MVN) -q -DskipTests -Diat.cache=true package

test: ## Run all tests and gates: formatter, compiler warnings, Error Prone, architecture
	@$(MVN) verify $(if $(RECORDS),-Dcloudtrail.records="$(RECORDS)")

quick: ## Compile and test without the gates
	@$(MVN) -q -Dquick verify

format: ## Format all sources
	@$(MVN) -q spotless:apply

dist: ## Make an archive that needs no Java, a .deb, checksums and an SBOM: dist/target/release
	@$(MVN) -q -Dquick -DskipTests -Diat.epoch=$(EPOCH) -pl cli -am package
	@ls -l dist/target/release

test-dist: dist ## The same, and try the archive: read-only, without Java, without network
	@$(MVN) -q -Dquick -Diat.archive="$$(echo "$$PWD"/dist/target/release/iat-*.tar.gz)" \
	  -pl cli -am verify

install: ## Install what `make dist` made (PREFIX=/usr/local, DESTDIR=)
	@dist/install install "$(PREFIX)"

uninstall: ## Take it away again
	@dist/install uninstall "$(PREFIX)"

clean: ## Delete everything that was built
	@$(MVN) -q clean
