// The one place that compiles Catch2's main; version 3 brings its own.
#ifdef PARAGRAF_CATCH2_NEEDS_MAIN
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

#ifdef __SANITIZE_ADDRESS__
/// fontconfig keeps its lists of fonts until the process ends; that is no leak of ours. Where catalogues are
/// read, evaluator/texts/po_file.cpp says this and more.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions();
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
#endif
