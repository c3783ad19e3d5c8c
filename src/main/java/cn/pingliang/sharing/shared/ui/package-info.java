/**
 * The words screens are written in: headers, facts, tables, figures, the week and the chart. They take translation keys
 * where a word is the portal's own, and texts where it comes from the data; how they look is in {@code frontend/styles}.
 */
@NamedInterface("ui")
@NullMarked
package cn.pingliang.sharing.shared.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
