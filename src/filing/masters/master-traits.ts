import {
  type Campus,
  type Company,
  checkCampus,
  checkCompany,
  checkItem,
  checkParty,
  type Finding,
  type Item,
  type Party,
} from '../../core/index.ts';
import type { MasterContents, MasterKind, NewMaster } from '../needs/masters.ts';

/** What differs from one kind of master to another. */
interface Traits<Content> {
  nameOf(content: Content): string;
  check(content: Content): readonly Finding[];
  toKeep(content: Content): NewMaster<Content>;
}

const party: Traits<Party> = {
  nameOf: ({ name }) => name,
  check: checkParty,
  toKeep: (content) => {
    const gstins = content.branches.flatMap(({ gstin }) => gstin ?? []);
    const places = [content.address, ...content.branches.map(({ address }) => address)];
    const mails = [content.contact, ...content.branches.map(({ contact }) => contact)];
    return {
      name: content.name,
      labels: content.kinds,
      search: [
        content.name,
        content.pan,
        ...gstins,
        ...places.map(({ city }) => city),
        ...mails.flatMap(({ email, phone }) => [email, phone]),
      ].join('\n'),
      keys: gstins,
      content,
    };
  },
};

const item: Traits<Item> = {
  nameOf: ({ code, description }) => `${code} ${description}`,
  check: checkItem,
  toKeep: (content) => ({
    name: `${content.code} ${content.description}`,
    labels: [content.kind],
    search: [content.code, content.description, content.keyword].join('\n'),
    keys: [`${content.code} ${content.description.trim().toLowerCase()}`],
    content,
  }),
};

const company: Traits<Company> = {
  nameOf: ({ name }) => name,
  check: checkCompany,
  toKeep: (content) => ({
    name: content.name,
    labels: [],
    search: [content.name, content.pan, content.brand, content.address.city].join('\n'),
    keys: [content.pan],
    content,
  }),
};

const campus: Traits<Campus> = {
  nameOf: ({ name }) => name,
  check: checkCampus,
  toKeep: (content) => ({
    name: content.name,
    labels: [content.gstin],
    search: [content.name, content.code, content.gstin, content.address.city, content.division].join('\n'),
    keys: [`${content.gstin} ${content.code.trim().toUpperCase()}`],
    content,
  }),
};

/** How each kind of master is checked, named, found and told apart. */
export const masterTraits: { readonly [Kind in MasterKind]: Traits<MasterContents[Kind]> } = {
  party,
  item,
  company,
  campus,
};
