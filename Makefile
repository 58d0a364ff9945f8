# Everything one does with Porchlight from a clone. `make help` says what there is.

PACKAGES_TO_BUILD := libavahi-compat-libdnssd-dev libavahi-core-dev libmosquitto-dev libsqlite3-dev pkg-config
PACKAGES_TO_TEST  := avahi-daemon avahi-utils curl dbus iproute2 mosquitto mount openssl procps python3 tmux util-linux
VENV              := .build/venv
PYTHON            := $(VENV)/bin/python
REQUIREMENTS      := Tests/RealClients/requirements.txt
REAL_CLIENTS      := $(PYTHON) -m pytest -c Tests/RealClients/pytest.ini Tests/RealClients
DEBUG_PROGRAM     := $(CURDIR)/.build/debug/porchlight

.DEFAULT_GOAL := help
.PHONY: help run build test bench fuzz soak clean swift packages-to-build packages-to-test

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Run the bridge with the sample home; what it learns is kept in the usual place
	.build/release/porchlight serve --home Fixtures/Homes/sample.json

build: swift packages-to-build ## Build the program for use
	swift build -c release --product porchlight --static-swift-stdlib -Xlinker -s

test: swift packages-to-build packages-to-test $(VENV)/made ## Run every test: ours in Swift, and other people's clients on the real program
	Tests/run

bench: build $(VENV)/made ## Measure against a bare route; wants wrk and Mosquitto
	@Tests/install-packages wrk mosquitto
	swift build -c release --product BareRoute --static-swift-stdlib -Xlinker -s
	swift build -c release --product HomeCost --static-swift-stdlib -Xlinker -s
	swift build -c release --product RuuviDecode --static-swift-stdlib -Xlinker -s
	Benchmarks/run
	Benchmarks/decoding
	Benchmarks/clouds
	$(VENV)/bin/python Benchmarks/lights

fuzz: swift packages-to-build ## Ask a bridge 100,000 things that are made up, many of them wrong on purpose
	swift build --build-tests
	PORCHLIGHT_FUZZ_SEED=$${PORCHLIGHT_FUZZ_SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')} \
	PORCHLIGHT_FUZZ_REQUESTS=$${PORCHLIGHT_FUZZ_REQUESTS:-100000} \
	swift test --skip-build --no-parallel --disable-xctest --filter '^FuzzTests\.'

soak: swift packages-to-build packages-to-test $(VENV)/made ## Kill the bridge 10,000 times while it writes
	swift build --product porchlight
	PORCHLIGHT=$(DEBUG_PROGRAM) PORCHLIGHT_KILLS=$${PORCHLIGHT_KILLS:-10000} $(REAL_CLIENTS)/test_kill.py -s

clean: ## Remove what was built
	swift package clean
	rm -rf $(VENV)

swift:
	@command -v swift >/dev/null || { echo "Swift is missing: install Swift 6.1 or later from https://www.swift.org/install/linux" >&2; exit 1; }

packages-to-build:
	@Tests/install-packages $(PACKAGES_TO_BUILD)

packages-to-test:
	@Tests/install-packages $(PACKAGES_TO_TEST)

# A Python of its own, with the clients of other people. Debian keeps venv's pip in a package apart.
$(VENV)/made: $(REQUIREMENTS)
	@python3 -c 'import ensurepip, venv' 2>/dev/null || command -v virtualenv >/dev/null || Tests/install-packages python3-venv
	python3 -m venv $(VENV) || virtualenv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $(REQUIREMENTS)
	touch $@
