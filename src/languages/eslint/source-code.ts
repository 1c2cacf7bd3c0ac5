import { resolve } from "node:path";
import type { FileProblem, RulesConfig, TextSourceCode } from "@eslint/core";
import { ConfigCommentParser, Directive, TextSourceCodeBase, type VisitNodeStep } from "@eslint/plugin-kit";
import { isRuleName, ruleList, unknownRuleMessage } from "../../findings/directives/comment.ts";
import type { BaseNode, Location, Range } from "../../parser/node.ts";
import type { Settings } from "../../trace/settings.ts";
import type { Analysis, CommentNode, Language, Parsed } from "../language.ts";
import { namespace } from "../namespace.ts";
import { createGlobalScope } from "./global-scope.ts";
import { stepsThrough } from "./traversal.ts";
import { type LintedFile, workspaceOf } from "./workspaces.ts";

interface CodeTypes {
  LangOptions: Record<string, unknown>;
  RootNode: BaseNode;
  SyntaxElementWithLoc: object;
  ConfigNode: CommentNode;
}

type SourceLocation = ReturnType<TextSourceCodeBase["getLoc"]>;

const commentParser = new ConfigCommentParser();

/** A file as ESLint and its rules see it: the tree of one of our languages over its text, without a byte order mark. */
export class LeakSourceCode extends TextSourceCodeBase<CodeTypes> implements TextSourceCode<CodeTypes> {
  readonly visitorKeys: Record<string, string[]>;
  /** Rules of other plugins look into this without asking whether it is there. */
  readonly parserServices = {};
  readonly #language: Language;
  readonly #ownRules: ReadonlySet<string>;
  readonly #parsed: Parsed;
  readonly #file: LintedFile;
  readonly #settings: Settings;
  readonly #parents = new Map<object, BaseNode>();
  #steps: readonly VisitNodeStep[] | undefined;
  #analysis: Analysis | undefined;
  #hasInlineConfig = false;

  constructor(language: Language, ownRules: ReadonlySet<string>, parsed: Parsed, file: LintedFile, settings: Settings) {
    // A lone `\r` ends no line in our positions either, as in BuildKit.
    super({ text: parsed.text, ast: parsed.tree, lineEndingPattern: /\r?\n/ });
    this.visitorKeys = language.visitorKeys;
    this.#language = language;
    this.#ownRules = ownRules;
    this.#parsed = parsed;
    this.#file = file;
    this.#settings = settings;
  }

  /** What our rules read; made when the first of them asks, and then shared. */
  get analysis(): Analysis {
    return (this.#analysis ??= this.#language.analyse(this.#parsed, {
      path: resolve(this.#file.physicalPath),
      workspace: workspaceOf(this.#file),
      settings: this.#settings,
      inlineConfig: this.#hasInlineConfig,
    }));
  }

  /** The place of a range of the text; lines and columns from 1. */
  locationOf(range: Range): Location {
    return this.#parsed.lines.locationOf(range);
  }

  override traverse(): readonly VisitNodeStep[] {
    return (this.#steps ??= stepsThrough(this.ast, this.visitorKeys, this.#parents));
  }

  override getParent(node: object): BaseNode | undefined {
    this.traverse();
    return this.#parents.get(node);
  }

  getAllComments(): readonly CommentNode[] {
    return this.#parsed.comments;
  }

  /*
   * Core rules for JavaScript, turned on by a configuration without `files`, take these for granted. There are no tokens
   * that they would know, and no scope but an empty one.
   */
  readonly tokensAndComments: readonly object[] = [];

  getTokens(): readonly object[] {
    return [];
  }

  getFirstToken(): object | null {
    return null;
  }

  getScope(): object {
    return createGlobalScope(this.ast);
  }

  getInlineConfigNodes(): CommentNode[] {
    const directives = new Set(this.#parsed.directives.placed.map(({ comment: [start] }) => start));
    return this.#parsed.comments.filter((comment) => directives.has(comment.range[0]) || configIn(comment) !== null);
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const problems: FileProblem[] = [];
    const directives = this.#parsed.directives.placed.flatMap(({ type, value, justification, loc, line, comment, ours }) => {
      // An end that nobody wrote would have ESLint say once more that there is no such rule.
      const rules = ruleList(value).filter((id) => line[0] < line[1] || !id.startsWith(`${namespace}/`) || this.#ownRules.has(id));
      // ESLint quotes the names of rules in its messages, so what is not written like one is kept from it.
      const shown = rules.filter(isRuleName);
      const hidden = rules.find((id) => !isRuleName(id));
      if (ours && hidden !== undefined) problems.push({ ruleId: null, message: unknownRuleMessage(hidden), loc });
      // Without any rule it would be about all of them.
      if (value !== "" && shown.length === 0) return [];
      return new Directive({
        type,
        value: shown.join(", "),
        justification,
        // ESLint puts a blank in the place of what it removes. In that of a whole line, it stands before the next one.
        node: { range: this.#language.significantIndentation ? comment : line, loc },
      });
    });
    return { directives, problems };
  }

  /**
   * ESLint asks for this unless inline configuration is off. Among its problems stands what the reader refuses: they are
   * fatal messages, as parsing errors are, but the rules run all the same, as they do in the command.
   */
  applyInlineConfig(): { configs: { config: { rules: RulesConfig }; loc: SourceLocation }[]; problems: FileProblem[] } {
    this.#hasInlineConfig = true;
    const problems: FileProblem[] = this.#parsed.errors.slice(0, 1).map(({ message, range }) => ({
      ruleId: null, message: `Parsing error: ${message}`, loc: this.locationOf(range),
    }));
    const configs = this.#parsed.comments.flatMap((comment) => {
      const config = configIn(comment);
      if (config === null) return [];
      const result = commentParser.parseJSONLikeConfig(config);
      if (result.ok) return [{ config: { rules: result.config }, loc: comment.loc }];
      problems.push({ ruleId: null, message: result.error.message, loc: comment.loc });
      return [];
    });
    return { configs, problems };
  }
}

const ruleKey = /^["']?[@\w/-]+["']?\s*:/;

/** The configuration in `# eslint rule: level`; null where the comment is another one, such as a sentence about ESLint. */
function configIn({ value }: CommentNode): string | null {
  const directive = commentParser.parseDirective(value.trim());
  return directive?.label === "eslint" && ruleKey.test(directive.value) ? directive.value : null;
}
