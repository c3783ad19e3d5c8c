/**
 * The four kinds of resource that institutions open (平政发〔2018〕67号 §二(五)): facilities, instruments, datasets and findings; how
 * they are found, and the facts published about each.
 */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"organisation", "account", "shared", "shared :: web", "shared :: ui"})
@NullMarked
package cn.pingliang.sharing.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
