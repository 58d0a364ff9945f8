#include <avahi-core/core.h>
#include <avahi-core/publish.h>
#include <avahi-core/log.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/strlst.h>
#include <avahi-common/thread-watch.h>
