/// <reference types="vite/client" />
import type {HTMLAttributes, ReservedProps} from 'vue';

// Lets vue-tsc check the kit's tags in templates: their names, attributes and events.
type Kit<Name> = Extract<Name, `${'oc' | 'send'}-${string}`>;
type Pascal<Name> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name & string>;

type Listeners = {
  [Name in Kit<keyof GlobalEventHandlersEventMap> as `on${Pascal<Name>}`]?: (
    event: GlobalEventHandlersEventMap[Name],
  ) => void;
};
type Tags = {
  [Tag in Kit<keyof HTMLElementTagNameMap>]: new () => {
    $props: Partial<Omit<HTMLElementTagNameMap[Tag], keyof HTMLElement>> & HTMLAttributes & ReservedProps & Listeners;
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
