# Every library we use, found once and for all folders (docs/dependencies.md tells why each is here).
# The Debian packages that hold them are in packages.txt and packages-test.txt beside this file.

find_package(Boost 1.81 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(pugixml REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET GLOBAL libutf8proc)

if(PARAGRAF_TESTS)
    find_package(Catch2 REQUIRED)
    find_package(rapidcheck REQUIRED)
endif()
if(PARAGRAF_BENCH)
    find_package(benchmark REQUIRED)
endif()
