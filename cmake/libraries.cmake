# Every library we use, found once and for all folders (docs/dependencies.md tells why each is here).
# The Debian packages that hold them are in packages.txt and packages-test.txt beside this file.

find_package(Boost 1.81 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(pugixml REQUIRED)
find_package(simdjson 3.0 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET GLOBAL libutf8proc)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET GLOBAL pangocairo)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET GLOBAL xlsxwriter)
find_package(ICU 72 REQUIRED COMPONENTS i18n uc)

# libgettextpo comes without a CMake or pkg-config file
find_library(GETTEXTPO_LIBRARY gettextpo REQUIRED)
find_path(GETTEXTPO_INCLUDE gettext-po.h REQUIRED)
add_library(gettextpo UNKNOWN IMPORTED GLOBAL)
set_target_properties(gettextpo PROPERTIES IMPORTED_LOCATION ${GETTEXTPO_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${GETTEXTPO_INCLUDE})

if(PARAGRAF_TESTS)
    find_package(Catch2 REQUIRED)
    find_package(rapidcheck REQUIRED)
endif()
if(PARAGRAF_BENCH)
    find_package(benchmark REQUIRED)
endif()
