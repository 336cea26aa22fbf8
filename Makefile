# The targets that people and CI call. `make help` lists them.
SHELL := bash
LINT_VERSION := v2.15.0
PYTHON_PACKAGES := pyspark==4.3.0 pyarrow==26.0.1 pandas==3.1.1 duckdb==2.0.0 python-calamine==0.9.1 frictionless==5.21.0 polars==2.1.0
BENCH_PACKAGES := duckdb-cli==1.5.6 polars==2.1.0
VERSITYGW_VERSION := v1.8.0
CYCLONEDX_VERSION := v1.10.0
GOVULNCHECK_VERSION := v1.9.0
BIN := bin/forcestats
LINT := .cache/bin/golangci-lint-$(LINT_VERSION)
VERSITYGW := .cache/bin/versitygw-$(VERSITYGW_VERSION)
SHARED ?= ../shared
PACKAGES := ./...

.DEFAULT_GOAL := help
.PHONY: help run test busy race rooms lint fmt generate accuracy sides bench growth cluster engines fuzz clean build nights faults kills hundred-nights sequences mutations upgrade whole large-workbooks licences sbom reproducible holes

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build bin/forcestats
	@go build -o $(BIN) ./cmd/forcestats

run: build ## read sources/ and publish a release into outputs/
	@$(BIN) run; code=$$?; [ $$code -eq 3 ] && echo "some input was held back or rejected: see the issues of the release" || exit $$code

test: .cache/venv ## run every test
	@go test $(PACKAGES)
	@go test -C lab $(PACKAGES)

# Other readers of what is written: Spark, pandas, DuckDB of Python. Made once;
# without Python, Java or a network the tests that need them say so in a line.
.cache/venv:
	@mkdir -p .cache
	@if command -v python3 >/dev/null && command -v java >/dev/null && python3 -m venv $@.new && $@.new/bin/pip install -q $(PYTHON_PACKAGES); \
		then mv $@.new $@; else rm -rf $@.new; echo "no Python, Java or network for .cache/venv: releases are not read back by other programs"; fi

RUNS ?= 10
busy: .cache/venv ## run every test RUNS times while other work keeps the cores busy
	@for n in $$(seq $$(nproc)); do (while :; do :; done) & busy="$$busy $$!"; done; trap "kill $$busy" EXIT; failed=0; \
		for run in $$(seq $(RUNS)); do from=$$SECONDS; $(MAKE) --no-print-directory test GOFLAGS="$$(go env GOFLAGS) -count=1" > .cache/busy.txt 2>&1 && said=passed || { said=FAILED; failed=1; grep -E '^(---|FAIL)' .cache/busy.txt; }; \
			echo "run $$run of $(RUNS): $$said in $$((SECONDS - from)) s, load $$(cut -d' ' -f1 /proc/loadavg)"; done; exit $$failed

race: ## run the tests of the concurrent packages with the race detector
	@go test -race ./pipeline/extract/worker ./pipeline/source ./pipeline/part ./pipeline/readers/sheet/...

rooms: ## count the lines of each room beside those of version 0.2
	@go build -C lab -o ../.cache/bin/rooms ./rooms && .cache/bin/rooms

lint: $(LINT) ## hold the import rules and names
	@$(LINT) run $(PACKAGES)
	@cd lab && $(CURDIR)/$(LINT) run --config ../.golangci.yml $(PACKAGES)

$(LINT):
	@mkdir -p .cache/bin
	@GOBIN=$(CURDIR)/.cache/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	@mv .cache/bin/golangci-lint $(LINT)

fmt: ## format every Go file
	@gofmt -w cmd pipeline lab

generate: ## make generated files anew
	@go generate $(PACKAGES)

accuracy: ## score everything against ../shared, where it is
	@if [ -d $(SHARED) ]; then go build -C lab -o ../.cache/bin/accuracy ./accuracy && .cache/bin/accuracy $(SHARED); else echo "no $(SHARED): nothing to score"; fi

sides: build ## this program beside the one of d11a83c, from the repository's own history; TURNS=
	@go build -C lab -o ../.cache/bin/sides ./bench/sides && .cache/bin/sides -turns $(or $(TURNS),3)

bench: ## this program beside the older one, the benchmarks, then growth
	@$(MAKE) --no-print-directory sides
	@go test -run '^$$' -bench . -benchmem $(PACKAGES)
	@$(MAKE) --no-print-directory growth

FIGURES ?= 1000000,10000000,100000000
growth: .cache/bench ## the statistics at FIGURES made-up figures, beside DuckDB's command line and polars; SPARK=1: on Spark too
	@go build -C lab -o ../.cache/bin/statistics ./bench/statistics && .cache/bin/statistics -figures $(FIGURES) -steps -cli $$(echo .cache/bench/lib/python3*/site-packages/duckdb_cli/duckdb) \
		-python .cache/bench/bin/python $(if $(SPARK),-spark $$(echo $(CURDIR)/.cache/venv/lib/python3*/site-packages/pyspark))

# DuckDB's command line of the version in go.mod, and polars, to compare with.
.cache/bench:
	@python3 -m venv $@.new && $@.new/bin/pip install -q $(BENCH_PACKAGES) && mv $@.new $@ || { rm -rf $@.new; exit 1; }

cluster: build .cache/venv $(VERSITYGW) ## read sources/ by shards, Slurm, Spark and S3 on loopback and compare the parts
	@go build -C lab -o ../.cache/bin/cluster ./cluster && .cache/bin/cluster parts

engines: build .cache/venv ## publish by DuckDB and by Spark, kill a worker, and compare every table
	@go build -C lab -o ../.cache/bin/cluster ./cluster && .cache/bin/cluster engines

$(VERSITYGW):
	@mkdir -p .cache/bin
	@GOBIN=$(CURDIR)/.cache/bin go install github.com/versity/versitygw/cmd/versitygw@$(VERSITYGW_VERSION)
	@mv .cache/bin/versitygw $(VERSITYGW)

FUZZTIME ?= 30s
fuzz: ## run every fuzz target for FUZZTIME
	@grep -rlE '^func Fuzz' --include='*_test.go' pipeline | while read -r file; do \
		grep -oE '^func Fuzz[A-Za-z_]+' $$file | sed 's/func //' | while read -r target; do \
			echo "$$file $$target"; go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) ./$$(dirname $$file) || exit 1; done || exit 1; done

nights: ## ask the gate of one good night after another, with the editions in ../shared
	@if [ -d $(SHARED)/data/sheets ]; then go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights editions $(SHARED)/data/sheets; else echo "no $(SHARED)/data/sheets: no nights"; fi

faults: build ## have the file calls of a run fail, one in each run, and look at what is left; N=0: every kind of call
	@go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights -n $(or $(N),40) faults

kills: build ## kill runs at file calls of every stage, and look at what is left
	@go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights -n $(or $(N),200) kills

hundred-nights: build ## many nights, each with a document added, changed or removed; N=, SEED=
	@go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights -n $(or $(N),100) -seed $(or $(SEED),1) series

sequences: ## random sequences of nights, each held against statistics from nothing; N=
	@go test ./pipeline/aggregate/duckdb -run Kept_nights -v -sequences $(or $(N),20)

mutations: build ## documents of every format with bytes changed; N=, SEED=
	@go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights -n $(or $(N),2000) -seed $(or $(SEED),1) mutations

upgrade: build ## go on with what the last two versions published, built from the repository's history
	@go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights upgrade d11a83c ad72d80

whole: build ## one run over every real document in ../shared
	@if [ -d $(SHARED)/data/sheets ]; then go build -C lab -o ../.cache/bin/nights ./nights && .cache/bin/nights whole $(SHARED); else echo "no $(SHARED)/data/sheets"; fi

large-workbooks: ## both workbooks of a made-up release of STATISTICS statistics
	@go build -C lab -o ../.cache/bin/workbooks ./bench/workbooks && .cache/bin/workbooks -statistics $(or $(STATISTICS),5800000)

licences: ## list every module in the program with its licence file, into bin/LICENCES.txt
	@mkdir -p bin && go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/forcestats | sort -u | \
		while read -r path version dir; do echo "== $$path $$version"; \
			found=$$(find "$$dir" -maxdepth 1 -type f \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' \) | sort); \
			if [ -n "$$found" ]; then cat $$found; else echo "no licence file in the module: see its page"; echo "$$path: no licence file" >&2; fi; done > bin/LICENCES.txt
	@echo "bin/LICENCES.txt: $$(grep -c '^== ' bin/LICENCES.txt) modules"

sbom: build ## write what the program is made of as CycloneDX, into bin/sbom.json
	@mkdir -p bin .cache/bin && GOBIN=$(CURDIR)/.cache/bin go install github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@$(CYCLONEDX_VERSION)
	@.cache/bin/cyclonedx-gomod bin -json -noserial -version "$$(sed -n 's/^## \([0-9.]*\),.*/\1/p' CHANGELOG.md | head -1)" -output bin/sbom.json $(BIN) && echo bin/sbom.json

reproducible: ## build the program twice, in two places, and compare
	@rm -rf .cache/twice && mkdir -p .cache/twice/a .cache/twice/b && git archive HEAD | tar -x -C .cache/twice/a && cp -r .cache/twice/a/. .cache/twice/b
	@for d in a b; do go build -C .cache/twice/$$d -trimpath -buildvcs=false -o forcestats ./cmd/forcestats || exit 1; done
	@cd .cache/twice && cmp a/forcestats b/forcestats && sha256sum a/forcestats; code=$$?; cd ../.. && rm -rf .cache/twice; exit $$code

holes: ## ask the database of known holes about the program, where it can be reached
	@go run golang.org/x/vuln/cmd/govulncheck@$(GOVULNCHECK_VERSION) ./cmd/forcestats || echo "govulncheck found something or could not reach its database: see above"

clean: ## remove what was built and read, not the releases
	@rm -rf bin outputs/.state
