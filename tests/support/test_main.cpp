// The one place that compiles Catch2's main; version 3 brings its own.
#ifdef PARAGRAF_CATCH2_NEEDS_MAIN
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
